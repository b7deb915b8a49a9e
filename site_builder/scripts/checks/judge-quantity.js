/** Quantities: amounts with their units, and what a unit of one listing is worth in another. */

import { Exact, ONE } from "./judge-exact.js";
import { mapping } from "./judge-field.js";

const CARTON = "karton", SPACE = "\u00a0";
const ROUNDABLE = new Exact(10n ** 15n);

/** An amount without what division left behind; what is beyond all sense stays as it is. @param {Exact} amount @param {number} [places] */
export const rounded = (amount, places = 9) => (amount.size.against(ROUNDABLE) < 0 ? amount.rounded(places) : amount);

/** An amount in a unit of the reference `units`; a bare number has none. */
export class Quantity {
  /** @param {Exact} amount @param {string} unit @param {import("./judge-subject.js").Subject} subject */
  constructor(amount, unit, subject) { Object.assign(this, { amount, unit, subject }); }

  /** The same quantity in another unit, null where the one cannot be turned into the other. @param {string} unit */
  within(unit) {
    const rate = worth(this.unit, unit, this.subject);
    return rate && new Quantity(rounded(this.amount.times(rate)), unit, this.subject);
  }

  /** The amount as it is said to people. */
  get said() { return rounded(this.amount, this.amount.size.against(ONE) >= 0 ? 2 : 6); }

  get name() { return this.subject.rules.entry("units", this.unit).name; }

  /** What follows the amount: the unit after a space, or nothing. */
  get sign() { return sign(this.subject.rules, "units", this.unit, this.amount); }
}

/** The quantity a field's value stands for. @param {unknown} value @param {import("./judge-subject.js").Subject} subject */
export function quantity(value, subject) {
  if (value instanceof Exact) return new Quantity(value, "", subject);
  if (!mapping(value) || !(value.amount instanceof Exact) || !subject.rules.entry("units", value.unit)) return null;
  return new Quantity(value.amount, value.unit, subject);
}

/** How many of the other unit one unit holds, null where they have nothing in common. */
export function worth(unit, other, subject) {
  if (unit === other) return ONE;
  const [dimension, factor] = base(unit, subject), [others, by] = base(other, subject);
  return dimension === others ? factor.over(by) : null;
}

function base(unit, subject) {
  const entry = subject.rules.entry("units", unit);
  if (entry?.factor) return [entry.dimension, Exact.of(entry.factor)];
  const content = unit === CARTON ? carton(subject) : quantity(subject.at("packing.net"), subject);
  if (!content || content.unit === unit || content.unit === CARTON || !content.amount.top) return [unit, ONE];
  const [dimension, factor] = base(content.unit, subject);
  return [dimension, factor.times(content.amount)];
}

function carton(subject) {
  const size = subject.number("order.case_size"), unit = subject.at("order.unit");
  return size?.top && subject.rules.entry("units", unit) ? new Quantity(size, unit, subject) : null;
}

/** How an entry of `units`, `measures` or `durations` follows an amount: ` kg`, `%`, ` days`; nothing for no entry. */
export function sign(rules, list, id, amount) {
  const entry = rules.entry(list, id);
  if (!entry) return id ? SPACE + id : "";
  const word = (amount.against(ONE) === 0 && entry.one) || entry.symbol || entry.name;
  return word === "%" ? word : SPACE + word;
}

/** Days for a length of time, the number itself for a number; null for anything else. @param {unknown} value */
export function counted(value, rules) {
  if (value instanceof Exact) return value;
  const length = mapping(value) && rules.entry("durations", value.unit);
  return length && value.amount instanceof Exact && value.amount.whole ? value.amount.times(Exact.of(length.days)) : null;
}
