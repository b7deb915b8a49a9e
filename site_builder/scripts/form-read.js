/** Reading what people write on a phone: amounts, phone numbers, barcodes. No sentences here. */

/** What nobody sees, but chats and word processors copy along: no entry may hold it. Joiners belong to writing. */
const UNSEEN = /(?![\n\t\u200c\u200d])[\p{Cc}\p{Cf}\p{Co}\p{Cs}\p{Noncharacter_Code_Point}\u2060-\u206f\ufff0-\ufffb\u{e0000}-\u{e0fff}]/gu;

/** A text as people see it. */
export const visible = (text) => text.replace(/[\x85\u2028\u2029]/g, "\n").replace(UNSEEN, "").trim();

/** A name that may stand in the head of a submission: one line that begins with a letter or a digit; empty where it is none. */
export const person = (text) => visible(text).replace(/[\s<>]+/g, " ").replace(/^[^\p{L}\p{N}]+/u, "").slice(0, 80).trim();

const TIMES = { rb: 1e3, ribu: 1e3, k: 1e3, jt: 1e6, juta: 1e6 };

/**
 * The number in `15.000`, `15,5`, `Rp 15rb`, `1,5 juta`; NaN where there is none. Three digits after the last separator
 * are thousands, unless nought stands before it.
 */
export function amount(text) {
  const [, sign, digits, times] = /^(-?)([\d.,]*\d)(rb|ribu|k|jt|juta)?$/.exec(visible(text).normalize("NFKC").toLowerCase().replace(/rp\.?|idr|\s/g, "")) ?? [];
  if (!digits) return NaN;
  const at = Math.max(digits.lastIndexOf("."), digits.lastIndexOf(",")), whole = digits.slice(0, Math.max(at, 0)), rest = digits.slice(at + 1);
  const fraction = at >= 0 && (rest.length !== 3 || /^0?$/.test(whole)) && !whole.includes(digits[at]);
  const value = Number(fraction ? `${whole.replace(/[.,]/g, "") || 0}.${rest}` : digits.replace(/[.,]/g, ""));
  return Math.round((sign ? -value : value) * (TIMES[times] ?? 1) * 1e6) / 1e6;
}

/** A phone number as the world writes it, `+6281234567890`; empty where it is none. */
export function phone(text) {
  const plain = visible(text).replace(/[\s().-]/g, "").replace(/^00/, "+").replace(/^0/, "+62").replace(/^(?=62\d)|^(?=8\d)/, (_, at, all) => (all.startsWith("62") ? "+" : "+62"));
  return /^\+[1-9]\d{8,13}$/.test(plain) ? plain : "";
}

/** Whether a barcode number has the right length and check digit. */
export function gtin(text) {
  if (!/^(\d{8}|\d{12,14})$/.test(text)) return false;
  return [...text].reverse().reduce((sum, digit, at) => sum + digit * (at % 2 ? 3 : 1), 0) % 10 === 0;
}

/** An id from a name: lower-case ASCII words joined by hyphens. */
export function slug(text) {
  return text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase().replace(/[^a-z0-9]+/g, "-").replace(/^-+|-+$/g, "").slice(0, 60).replace(/-+$/, "");
}
