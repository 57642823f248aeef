// Cards as ical.js reads them, the library in Thunderbird: `node ical_reader.cjs FILE vcard3|vcard4|jcard` prints a line of JSON for each.
// What Thunderbird shows are the values of the parsed jCard; nothing is mended here.
"use strict";
const fs = require("node:fs");
const ICAL = require("ical.js");

const LISTS = ["url", "member"];
const TYPED = ["tel", "email", "lang", "x-lang", "related"];
const PARTS = ["n", "org"];

const [path, form] = process.argv.slice(2);
const text = fs.readFileSync(path, "utf8");
let cards = form === "jcard" ? JSON.parse(text) : ICAL.parse(text);
if (typeof cards[0] === "string") cards = [cards];

for (const card of cards) {
  const component = new ICAL.Component(card);
  const told = { warnings: [] };
  for (const property of component.getAllProperties()) {
    const { name } = property;
    const values = property.getValues().map(written);
    if (TYPED.includes(name)) {
      const types = [property.getParameter("type") ?? []].flat().map((type) => type.toLowerCase());
      (told[name] ??= []).push([values[0], types.sort()]);
    } else if (LISTS.includes(name)) {
      (told[name] ??= []).push(values[0]);
    } else if (PARTS.includes(name)) {
      told[name] = values.flat();
    } else if (name === "categories") {
      told[name] = values;
    } else {
      told[name] = values.join("|");
    }
  }
  told.lang = told["x-lang"] ?? told.lang ?? [];
  told.kind = told["x-abshowas"] ?? told.kind ?? "";
  process.stdout.write(JSON.stringify(told) + "\n");
}

function written(value) {
  return value instanceof Object && !Array.isArray(value) ? value.toString() : value;
}
