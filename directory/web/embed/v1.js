// <press-contacts office="..."> shows press contacts and keeps them right: no cookie, no tracking, no markup from the answer, text only. What
// stands between the tags stays until the contacts are there, and when they cannot be had. docs/widget.md tells what it may be asked.
// Pages demand this file by its hash (integrity): it never changes again, what is new goes into the next one.
const asked = "office contacts release q organisation country language territory topic role role_kind kind standing cited_since now fields order limit lang".split(" ");
const answers = {};
const sheet = new CSSStyleSheet();
sheet.replaceSync(`
:host { display: block; line-height: 1.5; min-height: calc(var(--press-rows, 3) * 6.5em); }
:host([hidden]) { display: none; }
ul, p { list-style: none; margin: 0; padding: 0; }
li { padding: .6em 0; border-bottom: 1px solid color-mix(in srgb, currentColor 20%, #0000); overflow-wrap: anywhere; }
a { color: var(--press-link, inherit); }
[href^=tel] { white-space: nowrap; }
p, div { padding: .2em 0; }
:host([layout=cards]) ul { display: grid; gap: 1em; grid-template-columns: repeat(auto-fill, minmax(min(16em, 100%), 1fr)); }
:host([layout=cards]) li { border: 1px solid; padding: 1em; }
:host([layout=line]) { min-height: 1.5em; }
:host([layout=line]) * { display: inline; border: 0; padding: 0; }
:host([layout=line]) div::before { content: ", "; }
:host([layout=line]) li::after { content: " · "; }
`);

// Where there is no connection, an answer that the browser still has is better than none, however old.
const ask = (address) => {
  const get = (cache) => fetch(address, { cache, credentials: "omit", referrerPolicy: "origin" })
    .then((answer) => answer.ok && answer.json());
  return answers[address] ??= get("default").catch(() => get("force-cache")).catch(() => delete answers[address]);
};

const make = (name, part, text, href) => {
  const element = document.createElement(name);
  element.part = part;
  element.textContent = text;
  if (text) element.dir = "auto";
  if (/^(https?|tel|mailto):/i.test(href)) element.href = href;
  return element;
};

const row = ({ name, address, role, ways }) => {
  const item = make("li", "contact");
  item.append(make("a", "name", name, address), ...role ? [", ", make("span", "role", role)] : []);
  for (const { label, shown, href } of ways) {
    const way = make("div", "way");
    way.append(make("span", "label", label), " ", make(href ? "a" : "span", "value", shown, href));
    item.append(way);
  }
  return item;
};

const near = new IntersectionObserver((seen) => {
  for (const { isIntersecting, target } of seen) if (isIntersecting) target.show();
}, { rootMargin: "500px" });

customElements.get("press-contacts") || customElements.define("press-contacts", class extends HTMLElement {
  static observedAttributes = asked;

  constructor() {
    super();
    this.attachShadow({ mode: "open" }).append(make("slot", ""));
    this.shadowRoot.adoptedStyleSheets = [sheet];
  }

  attributeChangedCallback() { if (this.isConnected) this.connectedCallback(); }

  connectedCallback() {
    near.unobserve(this);
    near.observe(this);
  }

  disconnectedCallback() { near.unobserve(this); }

  async show() {
    near.unobserve(this);
    const address = new URL("contacts.json", import.meta.url);
    for (const name of asked) if (this.hasAttribute(name)) address.searchParams.set(name, this.getAttribute(name));
    address.searchParams.set("lang", this.closest("[lang]")?.lang ?? ""); // its own, else that of the page around it
    this.asked = address.href;
    const answer = await ask(this.asked);
    if (!answer?.contacts || this.asked != address.href) return;
    const list = make("ul", "list");
    list.setAttribute("role", "list"); // which Safari takes from lists without marks
    list.setAttribute("aria-label", answer.label);
    list.append(...answer.contacts.map(row));
    const source = make("p", "source");
    source.append(make("a", "link", answer.source, answer.address));
    list.lang = source.lang = answer.language;
    this.shadowRoot.replaceChildren(...answer.note ? [make("p", "note", answer.note)] : [], list, source);
  }
});
