/** Groups of an inquiry list: who is asked for what, what it comes to, and what is missing to the least order. */

import { priced } from "./inquiry-quantity.js";

/**
 * The lines by whom they are sent to: each supplier, or the cooperative that collects for it where `by` says so.
 * @returns {{id: string, name: string, whatsapp?: string, email?: string, lines: object[], suppliers: Map<string, {name: string, lines: object[]}>}[]}
 */
export function groups(lines, by) {
  const made = new Map();
  for (const line of lines) {
    const asked = (by === "cooperative" && line.supplier.cooperative) || line.supplier;
    if (!made.has(asked.id)) made.set(asked.id, { id: asked.id, name: asked.name, whatsapp: asked.whatsapp, email: asked.email, lines: [], suppliers: new Map() });
    const group = made.get(asked.id), { id, name } = line.supplier;
    if (!group.suppliers.has(id)) group.suppliers.set(id, { name, lines: [] });
    group.lines.push(line);
    group.suppliers.get(id).lines.push(line);
  }
  return [...made.values()];
}

/** What the lines come to in each currency, by its sign, and how many have no sum. */
export function totals(lines) {
  const sums = new Map();
  let asking = 0;
  for (const line of lines) {
    const cost = priced(line, line.quantity);
    if (cost?.sum == null) asking += 1;
    else sums.set(line.price.symbol, Math.round(((sums.get(line.price.symbol) ?? 0) + cost.sum) * 100) / 100);
  }
  return { sums, asking };
}

/** The least value of an order, `first` or `repeat`, by the currency's sign: the highest that a line of the supplier names. */
export function leasts(lines, kind) {
  const found = new Map();
  for (const line of lines) {
    if (line.price && line[kind] > 0) found.set(line.price.symbol, Math.max(found.get(line.price.symbol) ?? 0, line[kind]));
  }
  return found;
}

/** Sums in words, such as `Rp705.600 + US$633,60`; `asking` is said of what has no price. */
export function summed({ sums, asking }, { money }, say) {
  const parts = [...sums].map(([symbol, sum]) => money(sum, symbol));
  if (asking) parts.push(say(parts.length ? "group.asking" : "amount.ask"));
  return parts.length > 1 && asking ? `${parts.slice(0, -1).join(" + ")} ${parts.at(-1)}` : parts.join(" + ");
}
