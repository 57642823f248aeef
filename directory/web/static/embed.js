// The builder: what is shown follows the form. Without this script the button does the same.
const PAUSE = 300;
const form = document.querySelector("[data-live]");
const status = document.getElementById("status");
let timer = 0;
let request = null;

async function renew() {
  request?.abort();
  request = new AbortController();
  const address = `${form.getAttribute("action")}?${new URLSearchParams(new FormData(form))}`;
  try {
    const answer = await fetch(address, { signal: request.signal });
    if (!answer.ok) return; // half an address: the button tells what is wrong with it
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    const result = page.getElementById("result");
    document.getElementById("result").replaceWith(document.adoptNode(result));
    history.replaceState(null, "", address);
    result.dispatchEvent(new Event("renewed", { bubbles: true }));
    status.textContent = form.dataset.renewed;
    if (result.querySelector("press-contacts")) await import(form.dataset.script);
  } catch (error) {
    if (error.name !== "AbortError") form.querySelector("[type=submit]").hidden = false;
  }
}

form.addEventListener("input", () => {
  clearTimeout(timer);
  timer = setTimeout(renew, PAUSE);
});
