// Suggestions below a search field while one types: a combobox with a listbox (ARIA Authoring Practices). Without this script
// the field is a field, and the page of results says the same.
const PAUSE = 80;
const status = document.getElementById("status");

for (const form of document.querySelectorAll("form[data-suggest]")) suggest(form, form.querySelector("input[name=q]"));

// A number is never broken across lines; names and titles are.
function unbroken(words) {
  const part = document.createElement("span");
  if (/^[+(\d]/.test(words)) part.className = "number";
  part.textContent = words;
  return part;
}

function suggest(form, input) {
  const list = document.createElement("ul");
  let options = [];
  let active = -1;
  let timer = 0;
  let request = null;

  list.id = `${input.id}-suggestions`;
  list.className = "suggestions";
  list.hidden = true;
  list.setAttribute("role", "listbox");
  list.setAttribute("aria-label", form.dataset.suggestions);
  form.append(list);
  input.type = "text"; // a search field may not be a combobox (ARIA in HTML)
  input.enterKeyHint = "search";
  for (const [name, value] of [["role", "combobox"], ["aria-autocomplete", "list"], ["aria-controls", list.id], ["aria-expanded", "false"]]) {
    input.setAttribute(name, value);
  }

  function close() {
    clearTimeout(timer);
    request?.abort();
    choose(-1);
    list.hidden = true;
    input.setAttribute("aria-expanded", "false");
  }

  function choose(next) {
    options[active]?.setAttribute("aria-selected", "false");
    active = next;
    const option = options[active];
    if (!option) return input.removeAttribute("aria-activedescendant");
    option.setAttribute("aria-selected", "true");
    input.setAttribute("aria-activedescendant", option.id);
    option.scrollIntoView({ block: "nearest" });
  }

  function follow(option) {
    const { pathname, search, hash } = new URL(option.dataset.href);
    location.assign(pathname + search + hash);
  }

  function show([, names, words, addresses]) {
    options = names.map((name, at) => {
      const option = document.createElement("li");
      option.id = `${list.id}-${at}`;
      option.dataset.href = addresses[at];
      option.setAttribute("role", "option");
      option.setAttribute("aria-selected", "false");
      for (const [kind, text] of [["suggested", name], ["meta", words[at]]]) {
        const part = document.createElement("span");
        part.className = kind;
        part.append(...text.split(" · ").flatMap((piece, at) => [at ? " · " : "", unbroken(piece)]));
        option.append(part, " ");
      }
      return option;
    });
    active = -1;
    input.removeAttribute("aria-activedescendant");
    list.replaceChildren(...options);
    list.hidden = options.length === 0;
    input.setAttribute("aria-expanded", String(!list.hidden));
    status.textContent = `${form.dataset.suggestions}: ${options.length}`;
  }

  async function ask() {
    request?.abort();
    request = new AbortController();
    const query = input.value.trim();
    if (query.length < 2) return close();
    try {
      const answer = await fetch(`${form.dataset.suggest}?${new URLSearchParams({ q: query })}`, { signal: request.signal });
      if (answer.ok) show(await answer.json());
    } catch (error) {
      if (error.name !== "AbortError") close();
    }
  }

  input.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(ask, PAUSE);
  });
  input.addEventListener("blur", close);
  input.addEventListener("keydown", (event) => {
    if (event.isComposing || list.hidden) return;
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step) {
      const places = options.length + 1; // one of them is the field itself
      choose(((active + 1 + step + places) % places) - 1);
    } else if (event.key === "Escape") {
      close();
    } else if (event.key === "Enter" && options[active]) {
      follow(options[active]);
    } else {
      return;
    }
    event.preventDefault();
  });
  list.addEventListener("mousedown", (event) => event.preventDefault()); // the field keeps the focus
  list.addEventListener("click", (event) => {
    const option = event.target.closest("[role=option]");
    if (option) follow(option);
  });
}
