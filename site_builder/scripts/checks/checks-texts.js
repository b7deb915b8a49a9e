/** Checks of what texts say: one function per module of the same name in `curation/checks/`. */

import { all, length, literal, longest, pattern, words as split } from "./judge-pattern.js";
import { called, permits } from "./judge-permit.js";
import { ACCOUNT, LINK, reached } from "./judge-reach.js";
import { breach } from "./judge-subject.js";

const made = new WeakMap();

/** What is made of a standard's parameters, made once. @template T @param {object} parameters @param {() => T} make @returns {T} */
export function once(parameters, make) {
  if (!made.has(parameters)) made.set(parameters, make());
  return made.get(parameters);
}

const LETTERS = String.raw`(?:(?![0-9_])\w)+`;
const OPENING = 6, TELLING = 6;

export function* alike(subject, { fields = [], translated = [] }) {
  for (const [n, one] of fields.entries()) {
    for (const other of fields.slice(n + 1)) {
      const theirs = Object.fromEntries(subject.each(other).map(([, language, text]) => [language, text]));
      for (const [, language, text] of subject.each(one)) {
        if (!repeats(split(text, LETTERS), split(theirs[language] || "", LETTERS))) continue;
        yield breach([...subject.place(other), language], "alike.repeats", { one: subject.label(one), other: subject.label(other) }, subject.file(other));
      }
    }
  }
  for (const field of translated) {
    const { id: own = "", ...texts } = Object.fromEntries(subject.each(field).map(([, language, text]) => [language, text]));
    const said = split(own, LETTERS);
    for (const [language, text] of Object.entries(texts)) {
      if (said.length < TELLING || split(text, LETTERS).join(" ") !== said.join(" ")) continue;
      const values = { label: subject.label(field), language: subject.rules.entry("languages", language).name };
      yield breach([...subject.place(field), language], "alike.untranslated", values, subject.file(field));
    }
  }
}

function repeats(one, other) {
  const [short, long] = one.length <= other.length ? [one, other] : [other, one];
  const begins = short.length > 0 && short.every((word, n) => word === long[n]);
  return begins && (short.length === long.length || short.length > OPENING);
}

const FEW = 12;

export function* capitals(subject, { fields, most }) {
  for (const { field, path, text } of subject.texts(fields)) {
    const upper = text.replace(pattern("[^A-Z]+", "g"), "").length, both = upper + text.replace(pattern("[^a-z]+", "g"), "").length;
    if (both < FEW || 100 * upper <= most * both) continue;
    yield breach(path, "capitals", { label: subject.label(field), share: Math.floor(100 * upper / both) }, subject.file(field));
  }
}

export function* words(subject, parameters) {
  const { fields, forbidden, allowed = [] } = parameters;
  const [found, passed, parts] = once(parameters, () => [anyOf(forbidden), allowed.length && anyOf(allowed), partsOf(forbidden)]);
  for (const { field, path, text } of subject.texts(fields)) {
    const small = text.toLowerCase();
    if (!parts.some((part) => small.includes(part))) continue;
    const match = pattern(found, "i").exec(passed ? text.replace(pattern(passed, "gi"), " ") : text);
    if (match) yield breach(path, "words", { word: match[0] }, subject.file(field));
  }
}

/** The longest part of each word: where none of these stands, the pattern, which is slow, need not be tried. */
const partsOf = (phrases) => [...new Set(phrases.map((phrase) => longest(phrase.toLowerCase().split("*"))[0]).filter(Boolean))];

/** One pattern for words, `*` standing for any letters. */
function anyOf(phrases) {
  const real = longest(phrases.filter((phrase) => phrase.replaceAll("*", "")));
  return real.map((phrase) => String.raw`(?<!\w)${phrase.split("*").map(literal).join(String.raw`\w*`)}(?!\w)`).join("|");
}

export function* claims(subject, parameters) {
  const { fields, claims: forbidden, papers, allowed } = parameters;
  if (permits(subject, papers).some((permit) => permit.serves(subject.on))) return;
  const inner = once(parameters, () => ({ fields, forbidden, allowed }));
  for (const one of words(subject, inner)) {
    yield { ...one, sentence: "claims", values: { ...one.values, papers: called(subject.rules, papers) } };
  }
}

export function* contact(subject, { fields, find }) {
  for (const { field, path, text } of subject.texts(fields)) {
    const first = reached(text).find(([what]) => find.includes(what));
    if (!first) continue;
    const [what, word] = first;
    yield breach(path, `contact.${what}`, what === LINK || what === ACCOUNT ? { word } : {}, subject.file(field));
  }
}

const PICTURES = String.raw`\u2300-\u23ff\u2600-\u27bf\u2b00-\u2bff\u{1f000}-\u{1faff}`;

export function* decoration(subject, parameters) {
  const { fields } = parameters;
  const source = once(parameters, () => decorated(parameters));
  for (const { field, path, text } of subject.texts(fields)) {
    const match = pattern(source).exec(text);
    if (match) yield breach(path, "words", { word: match[0] }, subject.file(field));
  }
}

function decorated({ rows, around, allowed = "" }) {
  const signs = [...around].map(literal).map((one) => String.raw`(?<![\w${one}])${one}\w[^${one}\n]*${one}(?!\w)`);
  const pictures = (allowed ? `(?![${literal(allowed)}])` : "") + `[${PICTURES}]+`;
  return [String.raw`([${literal(rows)}])\1+`, pictures, ...signs].join("|");
}

export function* languages(subject, { fields, language }) {
  for (const field of fields) {
    const written = new Map();
    for (const [path, own, text] of subject.each(field)) {
      if (!own || !text.trim()) continue;
      const key = JSON.stringify(path.slice(0, -1));
      written.set(key, [...(written.get(key) || []), own]);
    }
    const values = { label: subject.label(field), language: subject.rules.entry("languages", language).name };
    for (const [key, held] of written) if (!held.includes(language)) yield breach(JSON.parse(key), "languages", values, subject.file(field));
  }
}

export function* lengths(subject, { fields, least = 0, most = 0 }) {
  for (const { field, path, text } of subject.texts(fields)) {
    const count = length(text.trim().replace(pattern("\\s+", "g"), " "));
    const values = { label: subject.label(field), count, least, most };
    if (count < least) yield breach(path, "length.least", values, subject.file(field));
    else if (most && count > most) yield breach(path, "length.most", values, subject.file(field));
  }
}

const HEADING = String.raw`\s*(?:komposisi|daftar bahan|bahan(?:-bahan)?|ingredients)\s*:`;
const ITEM = String.raw`(?:\([^)]*\)|\d,(?=\d)|[^,;\n])+`;
const SHARE = String.raw`\d\s?(?:%|persen|per cent|percent)`;
const LONG = String.raw`\w{4,}`;

export function* mainShare(subject, { ingredients, name }) {
  const names = Object.fromEntries(subject.each(name).map(([, language, text]) => [language, split(text, LONG)]));
  for (const { path, language, text } of subject.texts([ingredients])) {
    const listed = all(ITEM, text.replace(pattern(HEADING, "i"), "")).map(([item]) => item);
    const items = listed.filter((item) => pattern(LONG).test(item));
    const main = items.filter((item, n) => !n || split(item, LONG).some((word) => (names[language] || []).includes(word)));
    if (items.length > 1 && !main.some((item) => pattern(SHARE, "i").test(item))) yield unsaid(subject, ingredients, path);
  }
}

export function* mentions(subject, { fields, of }) {
  const word = subject.at(of), wanted = typeof word === "string" ? split(word) : [];
  for (const { field, path, text } of wanted.length ? subject.texts(fields) : []) {
    const held = new Set(split(text));
    if (!wanted.every((one) => held.has(one))) yield breach(path, "mentions", { label: subject.label(field), word }, subject.file(field));
  }
}

export function* patterns(subject, { fields, finds }) {
  for (const { field, path, text } of subject.texts(fields)) if (!pattern(finds, "i").test(text)) yield unsaid(subject, field, path);
}

const unsaid = (subject, field, path) => breach(path, "pattern", { label: subject.label(field) }, subject.file(field));

export function* siUnit(subject, parameters) {
  const { fields, units, allowed = [] } = parameters, { rules } = subject;
  const [source, meant] = once(parameters, () => spellings(units.map((unit) => rules.entry("units", unit))));
  for (const { field, path, language, text } of subject.texts(fields)) {
    for (const match of all(source, text, "i")) {
      const { amount, unit: found } = match.groups, unit = meant.get(found.toLowerCase());
      if (unit.right.includes(found) || allowed.includes(found)) continue;
      const symbol = unit.symbols[language] || Object.values(unit.symbols)[0];
      yield breach(path, "si-unit", { found: match[0], right: `${amount} ${symbol}` }, subject.file(field));
    }
  }
}

function spellings(units) {
  const meant = new Map();
  for (const unit of units) {
    for (const spelling of [...unit.right, ...(unit.aliases || [])]) {
      if (!meant.has(spelling.toLowerCase())) meant.set(spelling.toLowerCase(), unit);
    }
  }
  return [String.raw`(?<![\w.,])(?P<amount>\d+(?:[.,]\d+)?) ?(?P<unit>${longest(meant.keys()).map(literal).join("|")})\b`, meant];
}
