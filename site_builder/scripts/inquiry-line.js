/** One line of the order sheet: what, how much of it, for how much, and what has changed since. */

import { amount, counted } from "./inquiry-amount.js";
import { element, piece, plain } from "./inquiry-part.js";
import { priced } from "./inquiry-quantity.js";

/** Quantity and price of one, the sum stands beside it. */
function costing(line, quantity, site) {
  const { say, money } = site, cost = priced(line, quantity);
  if (!cost) return `${counted(line, quantity, site)} · ${say("amount.ask")}`;
  const price = say("line.price", { price: money(cost.each, line.price.symbol), unit: line.price.per });
  return `${counted(line, quantity, site)} · ${price}`;
}

/** The code of what was seen, and the day. */
export function coded(line, { say, day }) {
  return line.seen ? say("line.code", { code: line.code, day: day(line.seen) }) : say("line.code.undated", { code: line.code });
}

/**
 * @param line as it is stored
 * @param news what its page says now, if that has been asked: `{said: string[], now?: object, way?: string}`
 * @param act what can be done with it: `edit(id, change)`, `remove(id)`, `renew(id, line)`, `pick(id, on)`, `picked(id)`
 * @returns {HTMLElement}
 */
export function drawn(line, news, act, site) {
  const { say, money } = site;
  const [node, part] = piece("et-line");
  node.dataset.id = line.id;
  const address = site.listing(line.id);
  part.way.href = part.name.href = address;
  if (line.photo) part.photo.src = site.root + line.photo;
  part.name.textContent = line.name;
  part.code.textContent = coded(line, site);

  const sum = (quantity) => {
    const cost = priced(line, quantity);
    part.sum.textContent = cost?.sum == null ? "" : money(cost.sum, line.price.symbol);
  };
  const field = amount(part.amount, line, line.quantity, site, (quantity) => costing(line, quantity, site), (quantity) => {
    sum(quantity);
    act.edit(line.id, (one) => (one.quantity = quantity));
  });
  field.input.ariaLabel = say("amount.line", { name: line.name });
  field.input.dataset.key = "quantity";
  part.amount.querySelector(".et-amount").hidden = line.unique;
  sum(line.quantity);

  const note = () => (part.paper.textContent = line.note ? say("line.noted", { note: line.note }) : "");
  part.note.value = line.note ?? "";
  part.note.ariaLabel = say("note.line", { name: line.name });
  part.note.dataset.key = "note";
  part.noted.open = Boolean(line.note);
  part.note.addEventListener("input", () => {
    line.note = part.note.value.trim();
    note();
    act.edit(line.id, (one) => (one.note = line.note));
  });
  note();

  part.pick.checked = act.picked(line.id);
  part.pick.ariaLabel = say("pick.line", { name: line.name });
  part.pick.addEventListener("change", () => act.pick(line.id, part.pick.checked));
  part.remove.ariaLabel = say("remove.line", { name: line.name });
  part.remove.dataset.key = "remove";
  part.remove.addEventListener("click", () => act.remove(line.id));

  for (const text of news?.said ?? []) part.changes.append(element("p", text));
  if (news?.now) part.changes.append(plain(say("change.use"), () => act.renew(line.id, news.now)));
  if (news?.way) {
    const way = element("a", say("change.way"), "et-plain");
    way.href = address;
    part.changes.append(way);
  }
  return node;
}

/** What stands in the place of a line that was just removed. */
export function removed(line, undo, { say }) {
  const [node, part] = piece("et-gone");
  node.dataset.id = line.id;
  part.said.textContent = say("line.removed", { name: line.name });
  part.undo.dataset.key = "undo";
  part.undo.addEventListener("click", undo);
  return node;
}
