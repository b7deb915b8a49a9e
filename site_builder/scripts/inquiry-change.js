/** What has changed about a listing since it was put on the list, or since a link to it was made. */

import { counted } from "./inquiry-amount.js";

/** Sentences for all that a buyer would want to know; one for the rest, if the revision is another. */
export function changes(old, now, site) {
  if (old.revision === now.revision) return [];
  const { say, number, money } = site, said = [];
  const price = (line) => (line.price ? money(line.price.amount, line.price.symbol) : say("change.none"));
  const tell = (key, before, after) => said.push(say(key, { old: before, new: after }));
  if (old.unit.id !== now.unit.id) tell("change.unit", old.unit.many, now.unit.many);
  if (price(old) !== price(now)) tell("change.price", price(old), price(now));
  if (JSON.stringify(old.price?.tiers ?? []) !== JSON.stringify(now.price?.tiers ?? [])) said.push(say("change.tiers"));
  if (old.minimum !== now.minimum) tell("change.minimum", counted(old, old.minimum, site), counted(now, now.minimum, site));
  if (old.multiple !== now.multiple) tell("change.multiple", number(old.multiple), number(now.multiple));
  if (old.case !== now.case) tell("change.case", number(old.case), number(now.case));
  for (const kind of ["first", "repeat"]) {
    if (old[kind] !== now[kind] && !(kind === "repeat" && old.first !== now.first)) {
      tell("change.order", ...[old, now].map((line) => money(line[kind], (line.price ?? old.price ?? now.price)?.symbol ?? "")));
    }
  }
  if (old.page === now.page && old.lead !== now.lead) tell("change.lead", old.lead, now.lead);
  return said.length ? said : [say("change.other")];
}

/** The same for what a link remembers: price and minimum. */
export function changesOfLink(item, now, site) {
  if (!item.revision || item.revision === now.revision) return [];
  const { say, money, number } = site, said = [];
  const amount = now.price?.amount ?? null;
  const price = (value) => (value === null ? say("change.none") : money(value, now.price?.symbol ?? ""));
  if (item.price !== amount) said.push(say("change.price.link", { old: price(item.price), new: price(amount) }));
  if (item.minimum !== null && item.minimum !== now.minimum) said.push(say("change.minimum", { old: number(item.minimum), new: counted(now, now.minimum, site) }));
  return said.length ? said : [say("change.since")];
}
