// Gives each frame of press contacts on this page the height of what is in it, which the frame tells.
// Pages demand this file by its hash (integrity): it never changes again, what is new goes into the next one.
const frames = () => [...document.querySelectorAll("iframe")];
addEventListener("message", ({ data, source }) => {
  const height = Number(data?.["press-contacts"]);
  const frame = height > 0 && frames().find((one) => one.contentWindow === source);
  if (frame) frame.height = Math.min(height, 9999);
});
for (const frame of frames()) frame.contentWindow.postMessage("press-contacts", "*");
