/** Checks of amounts and what they come to: one function per module of the same name in `curation/checks/`. */

import { Exact, NONE, ONE } from "./judge-exact.js";
import { mapping } from "./judge-field.js";
import { Quantity, counted, quantity, rounded, sign, worth } from "./judge-quantity.js";
import { breach, broken, list, unfilled } from "./judge-subject.js";

export function* number(subject, { field, least, most, required = false }) {
  const value = subject.at(field), amount = counted(value, subject.rules);
  if (!amount) {
    if (required) yield unfilled(subject, field);
  } else if (least !== undefined && amount.against(Exact.of(least)) < 0) yield beyond(subject, field, "number.least", value, Exact.of(least));
  else if (most !== undefined && amount.against(Exact.of(most)) > 0) yield beyond(subject, field, "number.most", value, Exact.of(most));
}

function beyond(subject, field, sentence, value, limit) {
  const { rules } = subject, length = mapping(value), amount = length ? value.amount : value;
  const measure = subject.field(field).unit || "";
  const unit = length ? sign(rules, "durations", value.unit, amount) : sign(rules, "measures", measure, amount);
  const of = length ? sign(rules, "durations", "day", limit) : sign(rules, "measures", measure, limit);
  return broken(subject, field, sentence, { value: amount, unit, limit, of });
}

const AGREES = {
  above: (left, right, slack) => left.against(right.plus(slack)) > 0,
  "at-least": (left, right, slack) => left.against(right.minus(slack)) >= 0,
  "at-most": (left, right, slack) => left.against(right.plus(slack)) <= 0,
  equal: (left, right, slack) => left.minus(right).size.against(slack) <= 0,
  "multiple-of": (left, right) => !right.top || left.over(right).under === 1n,
  comparable: () => true,
};

export function* relation(subject, { left, must, right, times = "1", percent = "0" }) {
  const one = side(subject, left), other = side(subject, right);
  if (!one || !other) return;
  const rate = one.unit && other.unit ? worth(other.unit, one.unit, subject) : ONE;
  const names = { left: named(subject, left), right: named(subject, right) };
  if (!rate) {
    if (must === "comparable") yield broken(subject, left[0], "relation.apart", { ...names, unit: one.name, of: other.name });
    return;
  }
  const limit = rounded(other.amount.times(Exact.of(times)).times(rate));
  if (AGREES[must](one.amount, limit, limit.size.times(Exact.of(percent)).over(new Exact(100n)))) return;
  const most = new Quantity(limit, one.unit || other.unit, subject);
  yield broken(subject, left[0], `relation.${must}`, { ...names, value: one.said, unit: one.sign, limit: most.said, of: most.sign });
}

/** What fields multiply to, null where one is empty or the units do not cancel out. */
function side(subject, fields) {
  let amount = ONE, unit = "", per = "";
  for (const field of fields) {
    const value = subject.at(field), factor = quantity(value, subject);
    if (typeof value === "string") [unit, per] = field.endsWith(".per") ? [unit, value] : [value, per];
    else if (value instanceof Exact) amount = amount.times(value);
    else if (factor) [amount, unit] = [amount.times(factor.amount), factor.unit];
    else return null;
  }
  if (!unit || !per) return new Quantity(amount, unit || per, subject);
  const rate = worth(unit, per, subject);
  return rate && new Quantity(amount.times(rate), "", subject);
}

function named(subject, fields) {
  const told = fields.filter((field) => typeof subject.at(field) !== "string");
  return (told.length ? told : fields).map((field) => subject.label(field)).join(" × ");
}

export function* tiers(subject, { part }) {
  const steps = list(subject.at("price.tiers"));
  if (steps.length) yield* part === "steps" ? rising(subject, steps) : starting(subject, steps);
}

function* rising(subject, steps) {
  let quantity = null, price = subject.number("price.amount");
  for (const [n, step] of steps.entries()) {
    if (quantity && step.from.against(quantity) <= 0) yield tier(n, "from", "tiers.from", { quantity: step.from, before: quantity });
    if (price && step.amount.against(price) >= 0) yield tier(n, "amount", "tiers.amount", { quantity: step.from, price: step.amount, before: price });
    [quantity, price] = [step.from, step.amount];
  }
}

function* starting(subject, steps) {
  const minimum = subject.number("order.minimum"), ordered = subject.at("order.unit"), per = subject.at("price.per");
  const least = minimum && ordered && per && new Quantity(minimum, String(ordered), subject).within(String(per));
  if (least && steps[0].from.against(least.amount) <= 0) {
    yield tier(0, "from", "tiers.start", { quantity: steps[0].from, minimum: least.said, unit: least.sign });
  }
}

const tier = (n, key, sentence, values) => breach(["price", "tiers", n, key], sentence, values);

const MONTH = new Exact(30n);

export function* capacityCarries(subject) {
  const amount = subject.number("capacity.amount"), unit = subject.at("capacity.unit"), period = subject.at("capacity.period");
  const minimum = subject.number("order.minimum"), ordered = subject.at("order.unit");
  if (!amount || !minimum || ![unit, ordered, period].every((one) => typeof one === "string")) return;
  const { name, days } = subject.rules.entry("periods", period);
  const lead = subject.number("order.lead_time_days") || NONE, longer = lead.against(MONTH) > 0 ? lead : MONTH;
  const share = days ? longer.over(Exact.of(days)) : ONE;
  const carried = new Quantity(rounded(amount.times(share)), unit, subject).within(ordered);
  if (carried && carried.amount.against(minimum) >= 0) return;
  const stated = new Quantity(amount, unit, subject), least = new Quantity(minimum, ordered, subject);
  const values = { capacity: stated.said, unit: stated.sign, period: name, minimum: least.said, of: least.sign };
  yield breach(["capacity", "amount"], carried ? "capacity-carries.more" : "capacity-carries.apart", values, "listing.yml", !carried);
}

const SIDES = ["length", "width", "height"], CUBIC = new Exact(10n ** 9n);

export function* load(subject, { field, volume, payload }) {
  const held = subject.number(field), content = cased(subject);
  if (!held || !content?.top) return;
  const cartons = held.over(content).ceiling;
  for (const [each, limit, sentence] of [[space(subject), volume, "load.volume"], [weight(subject), payload, "load.weight"]]) {
    const most = Exact.of(limit), all = each && cartons.times(each);
    if (all && all.against(most) > 0) yield broken(subject, field, sentence, { cartons, amount: new Quantity(all, "", subject).said, most });
  }
}

/** How many order units a carton holds. */
function cased(subject) {
  const count = subject.number("packing.carton_count"), net = quantity(subject.at("packing.net"), subject);
  const pack = count?.top && net ? net.within(String(subject.at("order.unit"))) : null;
  return pack ? count.times(pack.amount) : subject.number("order.case_size");
}

/** The volume of one carton in cubic metres. */
function space(subject) {
  const size = subject.at("packing.carton_size") || {}, sides = SIDES.map((name) => size[name]);
  const rate = worth(String(size.unit), "mm", subject);
  if (!rate || !sides.every((one) => one instanceof Exact)) return null;
  return sides.reduce((product, one) => product.times(one).times(rate), ONE).over(CUBIC);
}

/** The gross weight of one carton in kilograms. */
function weight(subject) {
  return quantity(subject.at("packing.carton_gross"), subject)?.within("kg")?.amount || null;
}
