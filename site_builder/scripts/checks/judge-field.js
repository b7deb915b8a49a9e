/** Fields and the values in them: what is typed, as the schema's types read it. */

import { Day, Exact } from "./judge-exact.js";

/**
 * @typedef {{type?: string, label?: string, help?: string, unit?: string, required?: 1, reference?: string, format?: string,
 *   min?: number, max?: number, minlength?: number, maxlength?: number, allowed?: string[], needs?: string,
 *   children?: object, item?: Field, keys?: {reference?: string, format?: string}}} Field
 */

const INTEGER = new RegExp("^-?(0|[1-9][0-9]{0,14})$");
const DECIMAL = new RegExp("^-?(0|[1-9][0-9]{0,14})(\\.[0-9]{1,6})?$");
const THOUSANDS = new RegExp("^-?[1-9][0-9]{0,2}(\\.[0-9]{3})+$");
const DATE = new RegExp("^(19|20|21)[0-9]{2}-[0-9]{2}-[0-9]{2}$");
const BOOLEAN = { true: true, yes: true, ya: true, false: false, no: false, tidak: false };

/** The field of a child by its key. @param {Field} field @param {string} key @returns {Field | undefined} */
export const child = (field, key) => (Object.hasOwn(field.children || {}, key) ? field.children[key] : undefined);

/** Whether a value is a mapping. @param {unknown} value */
export const mapping = (value) => value !== null && typeof value === "object" && Object.getPrototypeOf(value) === Object.prototype;

/** Whether a field holds a text per language. @param {Field} field */
export const perLanguage = (field) => field.type === "dict" && !field.children && field.keys?.reference === "languages";

/** The value that something typed stands for; what does not fit is left as typed. @param {Field | undefined} field @param {unknown} raw */
export function typed(field, raw) {
  if (Array.isArray(raw)) return raw.map((one) => typed(field?.item, one));
  if (mapping(raw)) {
    const entries = Object.entries(raw).filter(([, value]) => value !== undefined);
    return Object.fromEntries(entries.map(([key, value]) => [key, typed(field && (child(field, key) || field.item), value)]));
  }
  const text = raw === null || raw === undefined ? "" : String(raw).normalize("NFC");
  return text.trim() ? scalar(field?.type, text) : null;
}

function scalar(type, text) {
  if (type === "decimal") return DECIMAL.test(text) && !THOUSANDS.test(text) ? Exact.of(text) : text;
  if (type === "integer") return INTEGER.test(text) ? Exact.of(text, true) : text;
  if (type === "date") return (DATE.test(text) && Day.of(text)) || text;
  const low = text.toLowerCase();
  return type === "boolean" && Object.hasOwn(BOOLEAN, low) ? BOOLEAN[low] : text;
}

/** Every text of a tree with its path. @param {unknown} tree @param {(string | number)[]} [path] */
export function* texts(tree, path = []) {
  if (typeof tree === "string") yield [path, tree];
  else if (Array.isArray(tree)) for (const [n, one] of tree.entries()) yield* texts(one, [...path, n]);
  else if (mapping(tree)) for (const [key, one] of Object.entries(tree)) yield* texts(one, [...path, key]);
}
