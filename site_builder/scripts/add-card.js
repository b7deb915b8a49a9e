/** Adds a listing from its card: reads the line from the listing's page, which also brings the words to say so. */

import { look, put } from "./inquiry-look.js";
import { least } from "./inquiry-quantity.js";

const shown = 6000;
let hiding = 0;

/** Say something at the foot of the screen, and to those who listen. */
function tell(text, way) {
  let place = document.querySelector(".et-told");
  if (!place) {
    place = document.createElement("div");
    place.className = "et-told";
    place.role = "status";
    document.body.append(place);
  }
  clearTimeout(hiding);
  setTimeout(() => place.replaceChildren(text, " ", way), 50);
  hiding = setTimeout(() => place.replaceChildren(), shown);
}

/** @param {HTMLAnchorElement} link the card's way to its listing */
export async function add(link, site) {
  const found = await look(link.href);
  if (found.state !== "shown") {
    location.assign(link.href);
    return;
  }
  const { line, page } = found, words = {};
  for (const one of page.querySelectorAll("script.et-words")) Object.assign(words, JSON.parse(one.textContent));
  const quantity = least(line);
  put(line, quantity, site);
  const way = document.createElement("a");
  way.href = document.querySelector(".et-masthead__list").href;
  way.textContent = words["add.see"];
  const counted = `${site.number(quantity)}\u00a0${quantity === 1 ? line.unit.one : line.unit.many}`;
  const gaps = { name: line.name, quantity: counted };
  tell(words["add.added"].replace(/%\((\w+)\)s/g, (gap, key) => gaps[key]), way);
}
