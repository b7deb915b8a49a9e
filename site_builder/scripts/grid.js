/** The rows of a comparison: what the pages of listings say, label by label, and which of it differs. */

import { say } from "./etalase.js";
import { taken, text } from "./read.js";

/**
 * @typedef {{group: string, label: string, cells: Map<number, Node[]>}} Row
 * @param {import("./read.js").Read[]} listings
 * @param {Element[]} heads    the head of each listing's column
 */
export function grid(listings, heads) {
  /** @type {Map<string, Row>} */
  const rows = new Map();
  listings.forEach((listing, column) => {
    for (const [group, label, nodes] of facts(listing)) {
      const key = `${group}\0${label}`;
      if (!rows.has(key)) rows.set(key, { group, label, cells: new Map() });
      const { cells } = rows.get(key);
      cells.set(column, [...(cells.get(column) ?? []), ...nodes.map((node) => node.nodeType ? node : document.createTextNode(node))]);
    }
  });
  const all = grouped([...rows.values()]);
  const alike = all.filter((row) => isSame(row, listings.length));
  const differing = table(all.filter((row) => !alike.includes(row)), listings);
  mark(listings, differing);
  const head = differing.createTHead().insertRow();
  head.append(document.createElement("td"), ...heads);
  const same = table(alike, listings);
  return { differing, same, count: alike.length };
}

/** Rows of one group together, groups in the order in which they are met. */
function grouped(rows) {
  const groups = [...new Set(rows.map((row) => row.group))];
  return groups.flatMap((group) => rows.filter((row) => row.group === group));
}

function isSame({ cells }, count) {
  return cells.size === count && new Set([...cells.values()].map((nodes) => nodes.map(text).join("\n"))).size === 1;
}

/** A table of rows; its columns are named for those who cannot see the heads above. */
function table(rows, listings) {
  const made = document.createElement("table");
  made.className = "et-compare__grid";
  let group;
  let body;
  for (const row of rows) {
    if (row.group !== group) {
      ({ group } = row);
      body = made.createTBody();
      const title = body.insertRow();
      title.className = "et-compare__group";
      title.append(cell("th", [group], { scope: "rowgroup", colSpan: listings.length + 1 }));
      title.firstChild.replaceChildren(Object.assign(document.createElement("span"), { textContent: group }));
    }
    const line = body.insertRow();
    line.append(cell("th", [row.label], { scope: "row" }));
    listings.forEach((listing, column) => {
      const nodes = row.cells.get(column);
      line.append(nodes ? cell("td", nodes) : cell("td", [say("none")], { className: "et-compare__none" }));
    });
  }
  return made;
}

function cell(name, nodes, values = {}) {
  const made = Object.assign(document.createElement(name), values);
  made.append(...nodes);
  return made;
}

/** Say which price is the lowest, where all are for the same unit and currency and not all the same. */
function mark(listings, made) {
  const prices = listings.map(({ line }) => line.price);
  const priced = prices.filter(Boolean);
  const [first] = priced;
  const lowest = Math.min(...priced.map((price) => price.amount));
  if (priced.length < 2 || priced.some((price) => price.per !== first.per || price.currency !== first.currency)) return;
  if (priced.every((price) => price.amount === lowest)) return;
  const row = [...made.rows].find((one) => one.cells[0].textContent === say("price"));
  prices.forEach((price, column) => {
    if (price?.amount === lowest) row?.cells[column + 1].append(note(say("lowest")));
  });
}

/** What a listing's page says, as group, label and what stands there. */
function* facts({ page, line, href }) {
  const offer = say("offer");
  const price = page.querySelector(".et-price");
  yield [offer, say("price"), [...taken(price.querySelector(".et-price__main")).childNodes]];
  const by = text(price.querySelector("thead th:nth-child(3)"));
  const tiers = [...price.querySelectorAll("tbody tr")].map(({ cells: [quantity, amount, measured] }) => {
    const each = [text(amount), ...(measured ? [[text(measured), by].join(" ")] : [])];
    return paragraph(`${text(quantity)}: ${each.join(", ")}`);
  });
  if (tiers.length) yield [offer, say("tiers"), tiers];
  const terms = [...price.querySelectorAll(".et-price__notes")].map((one) => note(text(one)));
  if (terms.length) yield [offer, say("terms"), terms];
  for (const item of page.querySelectorAll(".et-listing__offer .et-facts__item")) yield [offer, ...pair(item)];
  const season = text(page.querySelector(".et-season__text"));
  if (season) yield [offer, say("season"), [season]];
  const from = [...page.querySelector(".et-listing__from")?.children ?? []].map(taken);
  yield [offer, say("supplier"), from.length ? from.flatMap((one) => [one, " "]) : [line.supplier.name]];
  const approved = text(page.querySelector(".et-approved"));
  if (approved) yield [say("papers"), say("approved"), [note(approved)]];
  for (const paper of page.querySelectorAll(".et-papers__item")) {
    const level = page.importNode(paper.querySelector(".et-papers__level"), true);
    level.replaceChildren(...taken(paper.querySelector(".et-papers__level a") ?? paper.querySelector(".et-papers__level")).childNodes);
    const until = paper.querySelector(".et-papers__check .et-papers__note:nth-of-type(2)");
    yield [say("papers"), text(paper.querySelector("b")), [level, note(text(until))]];
  }
  for (const group of page.querySelectorAll(".et-sheet__group")) {
    const title = text(group.querySelector(".et-sheet__title"));
    let heading = "";
    for (const one of group.querySelectorAll(".et-sheet__heading, .et-sheet__row")) {
      if (one.matches(".et-sheet__heading")) heading = text(one);
      else {
        const [label, nodes] = pair(one);
        const lines = Object.assign(document.createElement("div"), { className: "et-compare__lines" });
        lines.append(...nodes);
        yield [title, heading ? `${heading}: ${label}` : label, [lines]];
      }
    }
  }
}

/** The label of a fact and what it says. */
function pair(item) {
  return [text(item.querySelector("dt")), [...taken(item.querySelector("dd")).childNodes]];
}

function paragraph(words) {
  return Object.assign(document.createElement("p"), { textContent: words });
}

function note(words) {
  return Object.assign(document.createElement("p"), { className: "et-compare__note", textContent: words });
}
