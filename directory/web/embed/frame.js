// In a frame of press contacts: tells the page around it how high the contacts are, in our words and in those of WordPress.
const secret = /secret=(\w+)/.exec(location.hash)?.[1];
const tell = () => {
  const height = Math.ceil(document.body.getBoundingClientRect().height);
  parent.postMessage({ "press-contacts": height }, "*");
  if (secret) parent.postMessage({ message: "height", value: height, secret }, "*");
};
new ResizeObserver(tell).observe(document.body);
addEventListener("message", ({ data }) => { if (data === "press-contacts") tell(); });
if (secret) document.addEventListener("click", (event) => {
  const href = event.target.closest("a")?.href ?? "";
  if (/^http/.test(href)) {
    event.preventDefault();
    parent.postMessage({ message: "link", value: href, secret }, "*");
  }
});
