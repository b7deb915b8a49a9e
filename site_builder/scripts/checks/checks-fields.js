/** Checks of what fields hold: one function per module of the same name in `curation/checks/`. */

import { Day, Exact } from "./judge-exact.js";
import { mapping } from "./judge-field.js";
import { gtin as real } from "./judge-format.js";
import { literal, pattern } from "./judge-pattern.js";
import { breach, broken, list, unfilled } from "./judge-subject.js";

export function* present(subject, { fields, least }) {
  const empty = fields.filter((field) => bare(subject.at(field)));
  const told = least === undefined ? empty : fields.length - empty.length < least ? empty.slice(0, 1) : [];
  for (const field of told) yield unfilled(subject, field);
}

const bare = (value) => value === null || value === "" || ((Array.isArray(value) || mapping(value)) && !Object.keys(value).length);

export function* choice(subject, { field, allowed = [], refused = [], key = "", required = false }) {
  const chosen = picked(subject, field), name = listOf(subject, field);
  if (required && !chosen.length) yield unfilled(subject, field);
  for (const [path, value] of chosen) {
    const compared = key ? subject.rules.entry(name, value)?.[key] || "" : value;
    if (!(allowed.length && !allowed.includes(compared)) && !refused.includes(compared)) continue;
    const said = subject.rules.entry(name, value)?.name || { yes: subject.rules.yes, no: subject.rules.no }[value] || value;
    yield breach(path, "choice", { label: subject.label(field), value: said }, subject.file(field));
  }
}

function picked(subject, field) {
  const value = subject.at(field);
  if (typeof value === "boolean") return [[subject.place(field), value ? "yes" : "no"]];
  return subject.each(field).map(([path, , text]) => [path, text]);
}

/** The reference a field chooses from, "" where it has none. */
function listOf(subject, field) {
  const known = subject.field(field);
  return known.reference || known.item?.reference || "";
}

export function* holds(subject, { field, all_of = [], one_of = [] }) {
  const named = list(subject.at(field)).map(String);
  const lacking = all_of.filter((one) => !named.includes(one)).map((one) => [one]);
  if (one_of.length && !one_of.some((one) => named.includes(one))) lacking.push(one_of);
  const from = subject.field(field).item?.reference || "";
  for (const wanted of lacking) {
    const names = wanted.map((id) => subject.rules.entry(from, id)?.name || id);
    yield broken(subject, field, wanted.length === 1 ? "holds.one" : "holds.none", { wanted: names.join("; ") });
  }
}

export function* listed(subject, { field, of, key }) {
  const value = subject.at(field), chosen = subject.at(of);
  if (typeof value !== "string" || typeof chosen !== "string") return;
  const entry = subject.rules.entry(subject.field(of).reference, chosen), usual = entry?.[key] || [];
  if (usual.length && !usual.includes(value)) yield broken(subject, field, "listed", { value, entry: entry.name, usual: usual.join(", ") });
}

export function* day(subject, { field, least, most, required = false }) {
  const held = subject.at(field);
  if (!(held instanceof Day)) {
    if (required) yield unfilled(subject, field);
    return;
  }
  const away = held.count - subject.on.count;
  const said = (bound) => ({ day: held, limit: subject.on.later(bound), days: Exact.of(Math.abs(away)) });
  if (least !== undefined && away < least) yield broken(subject, field, "day.least", said(least));
  else if (most !== undefined && away > most) yield broken(subject, field, "day.most", said(most));
}

export function* sameRegion(subject, { place, of, levels }) {
  const region = (field) => subject.rules.above("regions", subject.at(field)).find((entry) => levels.includes(entry.level));
  const here = region(place), there = region(of);
  if (!here || !there || here.id === there.id) return;
  const values = { label: subject.label(place), place: here.name, other: subject.label(of), there: there.name };
  yield breach(subject.place(place), "same-region", values, subject.file(place));
}

export function* gtin(subject, { field, expected = [], refused = [] }) {
  const number = subject.at(field);
  if (typeof number !== "string") return;
  const nib = subject.papers().some(({ paper }) => paper.type === "nib" && String(paper.number) === number);
  const flaw = nib ? "gtin.nib" : real(number) ? "" : "gtin.wrong", prefix = number.padStart(14, "0").slice(1, 4);
  const sentence = expected.length || refused.length ? (flaw ? "" : misfit(number, Number(prefix), expected, refused)) : flaw;
  if (sentence) yield broken(subject, field, sentence, { number, prefix });
}

/** What is wrong with a good number's prefix; that of eight digits says nothing here. */
function misfit(number, prefix, expected, refused) {
  const among = (ranges) => ranges.some((range) => {
    const [first, last = first] = range.split("-");
    return Number(first) <= prefix && prefix <= Number(last);
  });
  return number.length === 8 || (!among(refused) && (!expected.length || among(expected))) ? "" : "gtin.prefix";
}

export function* consent(subject, { least = 0 }) {
  const contacts = list(subject.supplier.contacts), kept = contacts.filter(({ kind }) => subject.consents(kind));
  if (least) {
    if (kept.length < least) yield breach(["contacts"], "consent.none", {}, "supplier.yml");
    return;
  }
  for (const [n, one] of contacts.entries()) {
    if (!kept.includes(one)) yield breach(["contacts", n], ...lacking(subject, one.kind), "supplier.yml");
  }
}

/** Why no consent covers that kind of contact: withdrawn, not yet given, or none at all. */
function lacking(subject, kind) {
  const naming = list(subject.supplier.consents).filter(({ scope }) => scope.includes(kind));
  const name = subject.rules.entry("contact_kinds", kind).name, byDay = (one, other) => one.count - other.count;
  const ended = naming.flatMap(({ withdrawn }) => withdrawn || []).sort(byDay);
  if (ended.length) return ["consent.withdrawn", { kind: name, date: ended.at(-1) }];
  if (naming.length) return ["consent.begins", { kind: name, date: naming.map(({ given }) => given).sort(byDay)[0] }];
  return ["consent.unnamed", { kind: name }];
}

export function* terms(subject, { airborne = [], here = [], country = "" }) {
  for (const [n, term] of list(subject.at("export.terms")).entries()) {
    const rule = subject.rules.entry("incoterms", term.rule), port = subject.rules.entry("ports", term.port);
    if (!rule || !port) continue;
    const values = { rule: rule.id, place: port.name };
    if (here.length) {
      const loaded = here.includes(rule.id);
      if (loaded !== (port.country === country)) yield breach(["export", "terms", n, "port"], loaded ? "terms.abroad" : "terms.home", values);
    } else if (rule.mode === "sea" && (port.kind === "air" || airborne.includes(subject.kind))) {
      yield breach(["export", "terms", n, "rule"], "terms.ship", values);
    }
  }
}

export function* weightClass(subject, { fields, weight, classes }) {
  const span = subject.at(weight), source = String.raw`\b(${Object.keys(classes).map(literal).join("|")})\b`;
  const texts = subject.texts(fields).filter(({ language }) => language === "id");
  const named = new Set(texts.flatMap(({ text }) => [...text.matchAll(pattern(source, "gi"))].map((match) => match[0].toLowerCase())));
  const unit = mapping(span) && subject.rules.entry("units", span.unit);
  if (named.size !== 1 || !unit) return;
  const [name] = named, factor = Exact.of(unit.factor || 1), grams = (value) => (value instanceof Exact ? value.times(factor) : null);
  const low = grams(span.min), high = grams(span.max), [least, most] = classes[name].split("-").map((limit) => (limit ? Exact.of(limit) : null));
  if (low && least && low.against(least) < 0) yield broken(subject, weight, "weight-class.least", { name, limit: least, weight: low });
  if (high && most && high.against(most) > 0) yield broken(subject, weight, "weight-class.most", { name, limit: most, weight: high });
}
