/** Formats: what a text must look like, beyond its type; and numbers of people, which must not be there at all. */

import { all, length, pattern } from "./judge-pattern.js";

const EMAIL = String.raw`^[A-Za-z0-9._%+-]{1,64}@[A-Za-z0-9-]{1,63}(\.[A-Za-z0-9-]{1,63}){1,4}$`;
const URL = String.raw`^https://[a-z0-9-]{1,63}(\.[a-z0-9-]{1,63}){1,6}(/[A-Za-z0-9._~/?=&%+-]{0,150})?$`;
const ABROAD = "^\\+[1-9][0-9]{6,14}$";

/** Whether a number has the length of a GTIN and its check digit. @param {string} text */
export function gtin(text) {
  const digits = [...text.replace(new RegExp("[ -]", "g"), "")];
  if (![8, 12, 13, 14].includes(digits.length) || !digits.every((sign) => "0123456789".includes(sign))) return false;
  return digits.reverse().reduce((sum, sign, n) => sum + Number(sign) * (n % 2 ? 3 : 1), 0) % 10 === 0;
}

/** Whether a text can be a phone number written in full. Numbers of other countries are looked at on arrival. */
function phone(text, { prefix, numbers }) {
  return text.startsWith(prefix) ? pattern(`^(?:${numbers})$`).test(text.slice(prefix.length)) : pattern(ABROAD).test(text);
}

const FITS = {
  slug: (text) => length(text) <= 60 && pattern("^[a-z0-9]+(-[a-z0-9]+)*$").test(text),
  photo: (text) => length(text) <= 80 && pattern(String.raw`^[a-z0-9]+(-[a-z0-9]+)*\.(jpe?g|png|webp)$`).test(text),
  village: (text) => pattern(String.raw`^[0-9]{2}\.[0-9]{2}\.[0-9]{2}\.[0-9]{4}$`).test(text),
  gtin: (text) => pattern("^[0-9]+$").test(text) && gtin(text),
  contact: (text, rules) => phone(text, rules.phone) || pattern(EMAIL).test(text) || pattern(URL).test(text),
};

/** Whether a text is of a format. @param {string} name @param {string} text @param {object} rules */
export const fits = (name, text, rules) => FITS[name](text, rules);

const NUMBER = "^(?:1[1-9]|[2-8][0-9]|9[1-6])[0-9]{4}(?:0[1-9]|[12][0-9]|3[01]|4[1-9]|[56][0-9]|7[01])(?:0[1-9]|1[0-2])[0-9]{2}(?!0000)[0-9]{4}$";
const GAP = String.raw`[ \u00a0.\u2013-]`;
const RUN = String.raw`\d(?:${GAP}?\d){15}`;
const GROUPED = String.raw`(?<!\d)(?<!\d${GAP})${RUN}(?!${GAP}?\d)`;
const TOGETHER = String.raw`(?<!\d)\d{16}(?!\d)`;

/** Whether a text holds something shaped like a NIK or KK number. @param {string} text */
export function identity(text) {
  if (text.length < 16 || !pattern(RUN).test(text)) return false;
  return [...all(TOGETHER, text), ...all(GROUPED, text)].some(([run]) => pattern(NUMBER).test(run.replace(pattern(String.raw`\D`, "g"), "")));
}
