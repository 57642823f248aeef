// <press-contacts office="..."> shows a press office's contacts and keeps them right. No cookie, no tracking, no markup
// from the answer: text only. What stands between the tags stays until the contacts are there, and when they cannot be had.
const sheet = new CSSStyleSheet();
sheet.replaceSync(`
:host { display: block; font: inherit; color: inherit; min-height: calc(var(--press-rows, 3) * 6.5em); }
:host([hidden]) { display: none; }
ul { list-style: none; margin: 0; padding: 0; }
li { padding: .6em 0; border-bottom: 1px solid color-mix(in srgb, currentColor 20%, transparent); }
b, span, a { overflow-wrap: anywhere; }
a { color: var(--press-link, inherit); }
.way { display: block; padding: .2em 0; font-variant-numeric: tabular-nums; }
small { display: block; padding-top: .6em; }
`);

const answers = new Map();

const ask = (office, lang) => {
  const key = `${office} ${lang}`;
  if (!answers.has(key)) {
    const address = new URL(`offices/${encodeURIComponent(office)}.json`, import.meta.url);
    if (lang) address.searchParams.set("lang", lang);
    const answer = fetch(address, { credentials: "omit", referrerPolicy: "origin" }).then((response) => {
      if (!response.ok) throw new Error(`${response.status}`);
      return response.json();
    });
    answer.catch(() => answers.delete(key));
    answers.set(key, answer);
  }
  return answers.get(key);
};

const make = (name, text = "", href = null) => {
  const element = document.createElement(name);
  element.textContent = text;
  if (href && /^(https?|tel|mailto):/i.test(href)) element.href = href;
  return element;
};

const row = (contact) => {
  const item = make("li");
  const name = make("b");
  name.part = "name";
  name.append(make("a", contact.name, contact.address));
  item.append(name);
  if (contact.role) item.append(", ", make("span", contact.role));
  for (const way of contact.ways) {
    const line = make("span", `${way.label} `);
    line.className = line.part = "way";
    line.append(make(way.href ? "a" : "span", way.shown, way.href));
    item.append(line);
  }
  return item;
};

class PressContacts extends HTMLElement {
  static observedAttributes = ["office", "lang"];

  constructor() {
    super();
    this.attachShadow({ mode: "open" }).append(make("slot"));
    this.shadowRoot.adoptedStyleSheets = [sheet];
  }

  attributeChangedCallback() { if (this.isConnected) this.show(); }

  connectedCallback() { this.show(); }

  async show() {
    const office = this.getAttribute("office");
    const lang = this.closest("[lang]")?.lang ?? ""; // its own, else that of the page around it
    if (!office) return;
    let answer;
    try {
      answer = await ask(office, lang);
    } catch {
      return; // what the page itself offers between the tags stays
    }
    if (office !== this.getAttribute("office") || lang !== (this.closest("[lang]")?.lang ?? "")) return;
    const list = make("ul");
    list.append(...answer.contacts.map(row));
    const source = make("small");
    list.lang = source.lang = answer.language;
    source.append(make("a", answer.source, answer.office.address));
    this.shadowRoot.replaceChildren(list, source);
  }
}

if (!customElements.get("press-contacts")) customElements.define("press-contacts", PressContacts);
