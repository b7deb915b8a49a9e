/** A list that came by a link: shown as what it is before it touches the buyer's own. */

import { changesOfLink } from "./inquiry-change.js";
import { counted, problem } from "./inquiry-amount.js";
import { coded } from "./inquiry-line.js";
import { read } from "./inquiry-link.js";
import { edition, few, look } from "./inquiry-look.js";
import { element, piece } from "./inquiry-part.js";
import { priced, wrong } from "./inquiry-quantity.js";

/** One row: name, quantity, price and sum, and what is to be said of it. */
function row(item, site) {
  const { say, money } = site, { line } = item;
  const node = document.createElement("li"), name = element("a", line?.name ?? item.name ?? item.id);
  name.href = site.listing(item.id);
  const head = element("p", "", "et-received__what");
  head.append(name);
  if (line) {
    const cost = priced(line, item.quantity), figures = element("span", "", "et-received__sum");
    const price = cost ? say("line.price", { price: money(cost.each, line.price.symbol), unit: line.price.per }) : say("amount.ask");
    figures.textContent = [`${counted(line, item.quantity, site)} · ${price}`, cost?.sum == null ? "" : money(cost.sum, line.price.symbol)].filter(Boolean).join(" · ");
    head.append(figures);
  } else head.append(element("span", site.number(item.quantity), "et-received__sum"));
  node.append(head);
  const found = line && wrong(line, item.quantity);
  const notes = [...(item.note ? [say("line.noted", { note: item.note })] : []), ...(found ? [problem(line, found, site)] : []), ...item.said];
  for (const text of notes) node.append(element("p", text, "et-received__said"));
  if (line) node.append(element("p", coded(line, site), "et-line__code"));
  return node;
}

async function fill(item, site, day) {
  const { say } = site, seen = await look(site.listing(item.id));
  item.state = seen.state;
  item.said = [];
  if (seen.state === "shown") {
    item.line = { ...seen.line, quantity: item.quantity, note: item.note, seen: day };
    item.said = changesOfLink(item, seen.line, site);
  } else if (seen.state === "gone") {
    item.name = seen.name;
    item.said = [say("change.gone", { said: seen.said })];
  } else item.said = [say(seen.state === "unknown" ? "change.unknown" : "received.away")];
}

/**
 * @param {string} hash the part of the address behind `#`
 * @param act `take(lines, left, replace)` puts them on the own list, `view(lines)` shows nothing else, `leave()` goes back
 * @returns {Promise<HTMLElement>}
 */
export async function received(hash, act, site) {
  const { say, number } = site, { items, all, whole } = read(hash);
  const [node, part] = piece("et-received");
  if (!items.length) {
    part.title.textContent = say("received.nothing");
    part.said.remove();
    part.ways.remove();
    return node;
  }
  const day = await edition(site.root);
  await few(items, (item) => fill(item, site, day));
  part.title.textContent = say("received.title", { lines: say("count.lines", { count: items.length }) });
  part.said.textContent = [
    ...(whole ? [] : [say(items.length < all ? "received.broken" : "received.unsure", { count: number(items.length), all: number(all) })]),
    say("received.said"),
  ].join(" ");
  part.lines.append(...items.map((item) => row(item, site)));
  const lines = items.map((item) => item.line).filter(Boolean), left = items.length - lines.length;
  const own = site.list.read().lines.length;
  if (!own) part.add.textContent = say("received.keep");
  part.replace.hidden = !own;
  part.add.hidden = !lines.length;
  part.replace.hidden ||= !lines.length;
  part.add.addEventListener("click", () => act.take(lines, left, false));
  part.replace.addEventListener("click", () => act.take(lines, left, true));
  part.view.addEventListener("click", () => {
    part.ways.hidden = true;
    part.back.hidden = false;
    part.said.remove();
    act.view();
    part.csv.focus();
  });
  part.csv.addEventListener("click", () => act.csv(lines));
  part.xlsx.addEventListener("click", () => act.xlsx(lines));
  part.print.addEventListener("click", () => print());
  part.own.addEventListener("click", (event) => {
    event.preventDefault();
    act.leave();
  });
  return node;
}
