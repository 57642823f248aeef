// Review by keyboard: s same, d different, u not sure, z take back, n next. Never while somebody types.
const keys = new Map([...document.querySelectorAll("[data-key]")].map((button) => [button.dataset.key, button]));
const reason = document.querySelector("[data-reason-for]");

document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || event.repeat) return;
  if (event.target instanceof HTMLInputElement || event.target instanceof HTMLTextAreaElement) return;
  keys.get(event.key)?.click();
});

document.addEventListener("submit", (event) => {
  const kept = event.target.querySelector("[data-reason]");
  if (kept && reason) kept.value = reason.value;
});
