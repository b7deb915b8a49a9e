/** Exact numbers and days: what prices and papers are counted in, without the errors of floating point. */

const divisor = (one, other) => { while (other) [one, other] = [other, one % other]; return one; };

/** An exact number, kept as a fraction. `whole` is that of a field for whole numbers, `text` as it was typed. */
export class Exact {
  /** @param {bigint} top @param {bigint} [under] @param {boolean} [whole] @param {string} [text] */
  constructor(top, under = 1n, whole = false, text = "") {
    const sign = under < 0n ? -1n : 1n;
    const common = divisor(top < 0n ? -top : top, under < 0n ? -under : under) || 1n;
    this.top = sign * top / common;
    this.under = sign * under / common;
    this.whole = whole;
    this.text = text;
  }

  /** The number that plain digits say, as `18500`, `-0.5`. @param {string | number} text */
  static of(text, whole = false) {
    const [digits, after = ""] = String(text).split(".");
    return new Exact(BigInt(digits + after), 10n ** BigInt(after.length), whole, String(text));
  }

  times(other) { return new Exact(this.top * other.top, this.under * other.under); }

  over(other) { return new Exact(this.top * other.under, this.under * other.top); }

  plus(other) { return new Exact(this.top * other.under + other.top * this.under, this.under * other.under); }

  minus(other) { return this.plus(new Exact(-other.top, other.under)); }

  get size() { return this.top < 0n ? new Exact(-this.top, this.under) : this; }

  /** Below nought where this is the smaller one, 0 where both are equal. */
  against(other) {
    const apart = this.top * other.under - other.top * this.under;
    return apart < 0n ? -1 : apart > 0n ? 1 : 0;
  }

  /** Rounded to so many decimal places, a half to the even one. @param {number} places */
  rounded(places) {
    const step = 10n ** BigInt(places), top = this.top * step, under = this.under;
    let whole = top / under - (top % under < 0n ? 1n : 0n);
    const rest = 2n * (top - whole * under);
    if (rest > under || (rest === under && whole % 2n)) whole += 1n;
    return new Exact(whole, step);
  }

  /** The whole number that is not below it. */
  get ceiling() { return new Exact(-(-this.top / this.under - (-this.top % this.under < 0n ? 1n : 0n))); }

  /** As read in a language, to the millionth: `1.250`, `0,5`. @param {string} group @param {string} point */
  said(group, point) {
    const { top, under } = this.rounded(6).size;
    const digits = String(top * 1000000n / under).padStart(7, "0");
    const after = digits.slice(-6).replace(new RegExp("0+$"), "");
    const before = digits.slice(0, -6).replace(new RegExp("\\B(?=(\\d{3})+$)", "g"), group);
    return (this.top < 0n && digits !== "0000000" ? "-" : "") + before + (after && point + after);
  }
}

export const ONE = new Exact(1n);
export const NONE = new Exact(0n);

const LONG = 86400000;

/** A day of the calendar; `count` is how many days it comes after the first of 1970. */
export class Day {
  /** @param {number} count */
  constructor(count) {
    const at = new Date(count * LONG);
    this.count = count;
    [this.year, this.month, this.date] = [at.getUTCFullYear(), at.getUTCMonth() + 1, at.getUTCDate()];
    this.text = at.toISOString().slice(0, 10);
  }

  /** The day that is written year-month-day; null where there is no such day. @param {string} text */
  static of(text) {
    const count = Date.parse(`${text}T00:00:00Z`) / LONG;
    const day = Number.isNaN(count) ? null : new Day(count);
    return day && day.text === text ? day : null;
  }

  /** @param {number} days */
  later(days) { return new Day(this.count + days); }

  /** The same day so many years on; 28 February where that year has no 29th. @param {number} years */
  on(years) {
    const year = String(this.year + years).padStart(4, "0");
    return Day.of(year + this.text.slice(4)) || Day.of(`${year}-02-28`);
  }
}
