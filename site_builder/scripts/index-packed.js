/** Reading what `site_builder/search/packed.py` writes. */

const LAST = 60;

const digit = (text, at) => { const code = text.charCodeAt(at); return code - (code > 92 ? 36 : 35); };

/** @param {string} text @returns {number[]} */
export function numbers(text) {
  const found = [];
  for (let at = 0; at < text.length;) {
    let value = 0, one;
    while ((one = digit(text, at++)) >= LAST) value = value * (90 - LAST) + one - LAST + 1;
    found.push(value * LAST + one);
  }
  return found;
}

/** @param {string} text @returns {number[]} */
export function positions(text) {
  const found = [], steps = numbers(text);
  for (let at = 0, next = 0; at < steps.length;) {
    const step = steps[at++];
    next += step >> 1;
    for (let left = step & 1 ? steps[at++] + 2 : 1; left; left--) found.push(next++);
  }
  return found;
}

/** @param {string[]} strings @returns {Uint32Array} */
export function column(strings) {
  return Uint32Array.from(strings[0], (_, at) => strings.reduceRight((value, one) => value * 90 + digit(one, at), 0));
}

/** @param {string} text @returns {string[]} */
export function list(text) {
  const parts = text.split(/([A-Z])/), found = [];
  for (let at = 1, before = ""; at < parts.length; at += 2) found.push(before = before.slice(0, parts[at].charCodeAt(0) - 65) + parts[at + 1]);
  return found;
}
