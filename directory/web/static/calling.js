// Clocks that stay right while the page stays open, and the way to paper. The server has told the time once; the same rule and
// the same words are used here, so that nothing moves but the minutes.
const words = document.getElementById("ways")?.dataset ?? {};
const ENGLISH = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"];

// The local time in a zone: day of the week (0 is Monday), hour, minute, and a number to sort by.
const local = (zone, now) => {
  const form = new Intl.DateTimeFormat("en-GB", { timeZone: zone, weekday: "short", year: "numeric", month: "2-digit", day: "2-digit", hour: "2-digit", minute: "2-digit", hourCycle: "h23" });
  const part = Object.fromEntries(form.formatToParts(now).map(({ type, value }) => [type, value]));
  return { day: ENGLISH.indexOf(part.weekday), hour: Number(part.hour), shown: `${part.hour}:${part.minute}`, order: part.year + part.month + part.day + part.hour + part.minute };
};

const tell = (clock, now) => {
  const times = clock.dataset.zones.split(" ").map((zone) => local(zone, now)).sort((a, b) => (a.order < b.order ? -1 : 1));
  const days = clock.dataset.days.split(" ").map(Number);
  const open = times.map(({ day, hour }) => days.includes(day) && hour >= Number(words.opens) && hour < Number(words.closes));
  const state = open.every(Boolean) ? "open" : open.some(Boolean) ? "part" : "shut";
  const first = times[0], last = times[times.length - 1];
  let shown = `${words[`day${first.day}`]} ${first.shown}`;
  if (last.order !== first.order) shown += ` ${words.to} ${last.day === first.day ? "" : `${words[`day${last.day}`]} `}${last.shown}`;
  clock.querySelector("[data-clock]").textContent = shown;
  clock.querySelector("[data-state]").textContent = words[state];
  clock.className = `clock ${state}`;
  return state;
};

const clocks = document.querySelectorAll("[data-zones]");
const served = new Map([...clocks].map((clock) => [clock, clock.classList[1]]));
// Whom to call first was told for the hour at which the page was made: where that is over, it says so.
const turned = (clock) => {
  const note = clock.closest("section")?.querySelector("[data-turned]");
  if (note) note.hidden = false;
};
const tellAll = () => {
  for (const clock of clocks) {
    try { if (tell(clock, new Date()) !== served.get(clock)) turned(clock); } catch { /* a zone that this browser does not know: what the server said stands */ }
  }
};
const wait = () => setTimeout(() => { tellAll(); wait(); }, 60000 - (Date.now() % 60000));
if (clocks.length) {
  tellAll();
  wait();
  addEventListener("pageshow", tellAll);
  document.addEventListener("visibilitychange", tellAll);
}

for (const button of document.querySelectorAll("[data-print]")) {
  button.hidden = false;
  button.addEventListener("click", () => print());
}
