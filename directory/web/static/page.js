// Copy buttons: shown only where copying works.
const status = document.getElementById("status");

for (const button of document.querySelectorAll("[data-copy]")) {
  if (!navigator.clipboard) break;
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
