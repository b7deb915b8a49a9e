/** Regular expressions as Python reads them: letters and digits of every script count as such. */

const WORD = String.raw`\p{L}\p{N}_`, DIGIT = String.raw`\p{Nd}`;
const EDGE = `(?:(?<=[${WORD}])(?![${WORD}])|(?<![${WORD}])(?=[${WORD}]))`;
const MEANS = "^$\\.*+?()[]{}|/";
const known = new Map();

/** The expression that a Python pattern means. @param {string} source @param {string} [flags] @returns {RegExp} */
export function pattern(source, flags = "") {
  const key = `${flags}:${source}`;
  if (!known.has(key)) known.set(key, new RegExp(translated(source), `u${flags}`));
  const found = known.get(key);
  found.lastIndex = 0;
  return found;
}

function translated(source) {
  let made = "", inside = false;
  for (let at = 0; at < source.length; at++) {
    const sign = source[at];
    if (sign === "\\") made += escaped(source[++at], inside);
    else if (!inside && source.startsWith("(?P<", at)) { made += "(?<"; at += 3; }
    else {
      inside = sign === "[" ? true : sign === "]" ? false : inside;
      made += sign;
    }
  }
  return made;
}

function escaped(sign, inside) {
  if (sign === "w") return inside ? WORD : `[${WORD}]`;
  if (sign === "W") return `[^${WORD}]`;
  if (sign === "d") return DIGIT;
  if (sign === "D") return `[^${DIGIT}]`;
  if (sign === "b" && !inside) return EDGE;
  if (sign === "Z") return "$";
  return "sSnrtpPuxBk123456789".includes(sign) || MEANS.includes(sign) || (inside && sign === "-") ? `\\${sign}` : sign;
}

/** A text as a pattern that finds just it. @param {string} text */
export const literal = (text) => [...text].map((sign) => (MEANS.includes(sign) || sign === "-" ? `\\${sign}` : sign)).join("");

/** Any of some words, the longer before the shorter. @param {Iterable<string>} words */
export const longest = (words) => [...words].sort((one, other) => [...other].length - [...one].length);

/** All that a pattern finds in a text. @param {string} source @param {string} text @param {string} [flags] */
export const all = (source, text, flags = "") => [...text.matchAll(pattern(source, `g${flags}`))];

/** The words of a text in small letters, as a pattern counts them. @param {string} text @param {string} [word] */
export const words = (text, word = String.raw`\w+`) => all(word, text.toLowerCase()).map((match) => match[0]);

/** How many signs a text has, as people count them. @param {string} text */
export const length = (text) => [...text].length;
