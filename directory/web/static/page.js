// Copy buttons: shown only where copying works.
const status = document.getElementById("status");

const offer = (within) => {
  if (navigator.clipboard) for (const button of within.querySelectorAll("[data-copy]")) offered(button);
};

function offered(button) {
  button.hidden = false;
  const words = button.textContent;
  button.addEventListener("click", async () => {
    try {
      await navigator.clipboard.writeText(button.dataset.copy);
      button.textContent = button.dataset.copied;
    } catch {
      button.textContent = button.dataset.failed;
    }
    status.textContent = `${button.textContent}: ${button.dataset.copy}`;
    setTimeout(() => { button.textContent = words; }, 2000);
  });
}

offer(document);
document.addEventListener("renewed", (event) => offer(event.target)); // a part of a page that a script has fetched anew

// A release: what a link on a card or in the text leads to on the same page is outlined while it is pointed at, or has the focus.
for (const link of document.querySelectorAll(".release a[href^='#']")) {
  const other = document.getElementById(link.hash.slice(1));
  const light = (on) => () => other?.classList.toggle("lit", on);
  for (const event of ["pointerenter", "focus"]) link.addEventListener(event, light(true));
  for (const event of ["pointerleave", "blur"]) link.addEventListener(event, light(false));
}
