/**
 * A list as the part of an address behind `#`: `#1.2.k3f9,sambal-pecel-200g_48_86b10a32c278_14900_24,…`, which is the
 * version, the number of lines, a sum to tell a link that was cut off, and of each line: id, quantity, revision, price and
 * minimum that were seen, and a short note. All signs survive being sent by chat or email.
 */

const VERSION = 1;
const SHORT = 80;
const MOST = 300;
const AMOUNT = /^\d{1,9}(\.\d{1,6})?$/;

/** Four signs that a text of other or fewer signs hardly shares (FNV-1a). */
function sum(text) {
  let hash = 0x811c9dc5;
  for (const sign of text) hash = Math.imul(hash ^ sign.charCodeAt(0), 0x01000193) >>> 0;
  return (hash % 36 ** 4).toString(36).padStart(4, "0");
}

const packed = (text) => btoa(String.fromCharCode(...new TextEncoder().encode(text))).replaceAll("+", "-").replaceAll("/", ".").replaceAll("=", "");

function unpacked(text) {
  try {
    const signs = atob(text.replaceAll("-", "+").replaceAll(".", "/"));
    return new TextDecoder("utf-8", { fatal: true }).decode(Uint8Array.from(signs, (sign) => sign.charCodeAt(0)));
  } catch {
    return "";
  }
}

/** The part of an address that stands for these lines, with its `#`. */
export function written(lines) {
  const all = lines.map((line) => [
    line.id, line.quantity, line.revision, line.price?.amount ?? "", line.minimum, ...(line.note && line.note.length <= SHORT ? [packed(line.note)] : []),
  ].join("_")).join(",");
  return `#${VERSION}.${lines.length}.${sum(all)},${all}`;
}

/** Whether an address's part behind `#` is meant to be a list at all. */
export function meant(hash) {
  return /^#\d+\./.test(hash);
}

/**
 * The lines that such a part stands for, as far as they can be read.
 * @returns {{items: {id: string, quantity: number, revision: string, price: number | null, minimum: number | null, note: string}[], all: number, whole: boolean}}
 */
export function read(hash) {
  let text = hash.slice(1);
  try {
    if (text.includes("%")) text = decodeURIComponent(text);
  } catch { /* what cannot be read so is read as it is */ }
  const [, version, count, check, rest] = /^(\d+)\.(\d+)\.(\w*),?(.*)$/s.exec(text) ?? [];
  if (Number(version) !== VERSION) return { items: [], all: 0, whole: false };
  const items = new Map();
  for (const one of rest.split(",").slice(0, MOST)) {
    const [id, quantity, revision = "", price = "", minimum = "", note = ""] = one.split("_");
    if (!/^[a-z0-9]+(-[a-z0-9]+)*$/.test(id) || id.length > 60 || !AMOUNT.test(quantity ?? "") || !(Number(quantity) > 0)) continue;
    items.set(id, {
      id, quantity: Number(quantity), revision: /^[0-9a-f]{12}$/.test(revision) ? revision : "", note: unpacked(note),
      price: AMOUNT.test(price) ? Number(price) : null, minimum: AMOUNT.test(minimum) ? Number(minimum) : null,
    });
  }
  return { items: [...items.values()], all: Math.max(Number(count), items.size), whole: sum(rest) === check && items.size === Number(count) };
}
