/** The page's language, and what it says: sentences come from the page, never from a script. */

export const language = document.documentElement.lang;

/** @type {Record<string, string>} */
const sentences = {};
for (const one of document.querySelectorAll("script.et-words")) Object.assign(sentences, JSON.parse(one.textContent));

/** Sentences that came later than the page. @param {Record<string, string>} some */
export const learn = (some) => void Object.assign(sentences, some);

/**
 * A sentence of the page, with its gaps `%(name)s` filled. Where the page has `key` and `key.one`, the second is for a
 * `count` that this language treats as one.
 * @param {string} key
 * @param {Record<string, unknown>} [values]
 */
export function say(key, values = {}) {
  const single = "count" in values && new Intl.PluralRules(language).select(Number(values.count)) === "one";
  const sentence = (single && sentences[`${key}.one`]) || sentences[key] || "";
  return sentence.replace(/%\((\w+)\)s/g, (gap, name) => {
    const value = values[name];
    return value === undefined ? gap : typeof value === "number" ? number(value) : String(value);
  });
}

/** A number as this language writes it, with no more than six decimals: `1.250`, `0,5`. */
export function number(value) {
  return new Intl.NumberFormat(language, { maximumFractionDigits: 6 }).format(value);
}

/** An amount of money: `Rp18.500`; fractions only where there are any. */
export function money(value, symbol) {
  const digits = Number.isInteger(value) ? 0 : 2;
  return symbol + new Intl.NumberFormat(language, { minimumFractionDigits: digits, maximumFractionDigits: digits }).format(value);
}

/** A day in words, as `site_builder/language.py` says it: `12 Maret 2027`, `12 March 2027`. `iso` is a date as `2027-03-12`. */
export function day(iso) {
  const date = new Date(`${iso.slice(0, 10)}T00:00:00Z`);
  const month = new Intl.DateTimeFormat(language, { month: "long", timeZone: "UTC" }).format(date);
  return `${date.getUTCDate()} ${month} ${date.getUTCFullYear()}`;
}

/** The way from this page up to the site's root, such as `../../`. */
export const root = document.querySelector("script[type=module][src*='aset/etalase.']")?.getAttribute("src")?.replace(/aset\/etalase\..*/, "") ?? "";
