/** Quantities of one listing: reading what is typed, the supplier's rules, and the price at a quantity. No sentences here. */

const MILLION = 1e6;
const MOST = 1e9;
const whole = (value) => Math.round(value * MILLION);
const rounded = (value) => Math.round(value * MILLION) / MILLION;

/**
 * The number that somebody typed, as this language writes it, with or without a unit behind it: `1.250`, `0,5 kg`.
 * @returns {number} NaN where it is none
 */
export function typed(text, language) {
  const [group, point] = language === "id" ? [".", ","] : [",", "."];
  const plain = text.normalize("NFKC").trim().replace(/(?<=\d)\s+(?=\d)/g, "").replace(/\s*[^\d.,\s]*$/u, "");
  const grouped = new RegExp(`^\\d{1,3}(\\${group}\\d{3})+(\\${point}\\d+)?$`);
  const value = grouped.test(plain) ? Number(plain.replaceAll(group, "").replace(point, "."))
    : /^\d+([.,]\d+)?$/.test(plain) ? Number(plain.replace(",", ".")) : NaN;
  return value > 0 && value <= MOST ? rounded(value) : NaN;
}

/** The multiple in which it is ordered; 1 stands for whole numbers, and for no rule where the minimum itself is none. */
const multiple = (line) => (line.multiple === 1 && !Number.isInteger(line.minimum) ? 0 : line.multiple);

/** The least quantity that keeps the rules. */
export function least(line) {
  const step = multiple(line);
  return step ? rounded(Math.ceil(whole(line.minimum) / whole(step)) * step) : line.minimum;
}

/** One step up (1) or down (-1): to the next multiple, or to the next full case where there is no multiple. */
export function stepped(line, quantity, way) {
  const step = line.multiple > 1 ? line.multiple : line.case > 1 ? line.case : line.multiple < 1 ? line.multiple : 1;
  const count = whole(quantity) / whole(step);
  const next = rounded((way > 0 ? Math.floor(count) + 1 : Math.ceil(count) - 1) * step);
  return Math.max(next, least(line));
}

/**
 * What is wrong with a quantity: `why` is `number`, `minimum` or `multiple`, `right` the nearest quantity that is right.
 * @returns {{why: string, right: number, low?: number, high?: number} | null}
 */
export function wrong(line, quantity) {
  const first = least(line), step = multiple(line);
  if (Number.isNaN(quantity)) return { why: "number", right: first };
  if (whole(quantity) < whole(line.minimum)) return { why: "minimum", right: first };
  if (!step || whole(quantity) % whole(step) === 0) return null;
  const below = rounded(Math.floor(whole(quantity) / whole(step)) * step), high = rounded(below + step);
  const low = below < first ? high : below;
  return { why: "multiple", right: quantity - low < high - quantity ? low : high, low, high };
}

/**
 * The price at a quantity: of one price unit, and of all, where it is known what an order's unit holds of those.
 * @returns {{each: number, sum: number | null} | null} null where there is no public price
 */
export function priced(line, quantity) {
  if (!line.price || !(quantity > 0)) return null;
  const { amount, tiers = [], ratio } = line.price;
  if (!ratio) return { each: amount, sum: null };
  const units = rounded(quantity * ratio);
  const each = tiers.reduce((found, [from, price]) => (units >= from ? price : found), amount);
  return { each, sum: Math.round(units * each * 100) / 100 };
}
