// Review by keyboard: s same, d different, u not sure, z take back, n next. Never while somebody types, and not for who has switched
// it off: who talks to the computer would answer by any word (WCAG 2.2, 2.1.4). Kept in this browser alone.
const SWITCHED = "press-directory-keys";
const keys = new Map([...document.querySelectorAll("[data-key]")].map((button) => [button.dataset.key, button]));
const reason = document.querySelector("[data-reason-for]");
const lever = document.querySelector("[data-keys]");

const kept = {
  get off() {
    try { return localStorage.getItem(SWITCHED) === "off"; } catch { return false; /* a browser that keeps nothing */ }
  },
  set off(off) {
    try { localStorage.setItem(SWITCHED, off ? "off" : "on"); } catch { /* then it holds for this page */ }
  },
};
const show = () => {
  for (const [key, button] of keys) {
    if (lever.checked) button.setAttribute("aria-keyshortcuts", key);
    else button.removeAttribute("aria-keyshortcuts");
    button.querySelector("kbd").hidden = !lever.checked;
  }
};

if (lever) {
  lever.checked = !kept.off;
  show();
  lever.addEventListener("change", () => { kept.off = !lever.checked; show(); });
  document.addEventListener("keydown", (event) => {
    if (!lever.checked || event.ctrlKey || event.metaKey || event.altKey || event.repeat) return;
    if (event.target.closest("input:not([type=checkbox]), textarea")) return;
    keys.get(event.key)?.click();
  });
}

document.addEventListener("submit", (event) => {
  const sent = event.target.querySelector("[data-reason]");
  if (sent && reason) sent.value = reason.value;
});
