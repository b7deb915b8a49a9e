/** Holding what is filled in against its schema, in the words of `catalog/validate.py`. */

import { Day, Exact } from "./judge-exact.js";
import { child, mapping, perLanguage, texts } from "./judge-field.js";
import { fits, identity } from "./judge-format.js";
import { length } from "./judge-pattern.js";
import { plain } from "./judge-say.js";

const IS = {
  integer: (value) => value instanceof Exact && value.whole,
  decimal: (value) => value instanceof Exact && !value.whole,
  date: (value) => value instanceof Day,
  boolean: (value) => typeof value === "boolean",
  list: Array.isArray,
  dict: mapping,
  string: (value) => typeof value === "string",
};

/**
 * What does not fit: the rule, the path, the value and the limit it breaks.
 * @typedef {{rule: string, path: (string | number)[], value?: unknown, limit?: unknown}} Misfit
 */

/** @param {object} field @param {unknown} value @param {(string | number)[]} path @param {import("./judge-rules.js").Rules} rules @returns {Generator<Misfit>} */
function* misfits(field, value, path, rules) {
  const type = field.type || "string";
  if (value === null) yield { rule: "empty", path, value };
  else if (!IS[type](value)) yield { rule: "wrong-type", path, value, limit: type };
  else if (type === "dict") yield* ofMapping(field, value, path, rules);
  else if (type === "list") {
    yield* ofLength(field, value, value.length, ["too-few", "too-many"], path);
    if (field.item) for (const [n, one] of value.entries()) yield* misfits(field.item, one, [...path, n], rules);
  } else if (type === "string") yield* ofText(field, value, path, rules);
  else if (value instanceof Exact) {
    if (field.min !== undefined && value.against(Exact.of(field.min)) < 0) yield { rule: "too-small", path, value, limit: field.min };
    if (field.max !== undefined && value.against(Exact.of(field.max)) > 0) yield { rule: "too-large", path, value, limit: field.max };
  }
}

function* ofLength(field, value, count, [few, many], path) {
  if (field.minlength !== undefined && count < field.minlength) yield { rule: few, path, value, limit: field.minlength };
  if (field.maxlength !== undefined && count > field.maxlength) yield { rule: many, path, value, limit: field.maxlength };
}

function* ofText(field, value, path, rules) {
  yield* ofLength(field, value, length(value), ["too-short", "too-long"], path);
  if (field.reference && !rules.entry(field.reference, value)) yield { rule: "unknown-reference", path, value, limit: field.reference };
  if (field.format && !fits(field.format, value, rules)) yield { rule: "wrong-format", path, value, limit: field.format };
  if (field.allowed && !field.allowed.includes(value)) yield { rule: "not-allowed", path, value, limit: field.allowed.join(", ") };
}

function* ofMapping(field, value, path, rules) {
  if (field.children) {
    for (const [key, one] of Object.entries(value)) {
      const inner = child(field, key);
      if (inner) yield* misfits(inner, one, [...path, key], rules);
      else yield { rule: "unknown-field", path: [...path, key], value: one };
    }
    for (const [key, inner] of Object.entries(field.children)) {
      if (inner.required && !Object.hasOwn(value, key)) yield { rule: "required", path: [...path, key] };
    }
    return;
  }
  if (field.needs && !Object.hasOwn(value, field.needs)) yield { rule: "needs-language", path, value, limit: field.needs };
  for (const [key, one] of Object.entries(value)) {
    const strange = field.keys && [...ofText(field.keys, key, [...path, key], rules)][0];
    if (strange) yield { ...strange, rule: "unknown-language" };
    else if (field.item) yield* misfits(field.item, one, [...path, key], rules);
  }
}

function at(schema, path) {
  return path.reduce((field, step) => field && (typeof step === "number" ? field.item : child(field, step) || field.item), schema);
}

/** What people call the field at a path, and the field its label and help are in. */
function called(schema, path) {
  const way = path.slice(0, 1 + Math.max(0, path.findLastIndex((step) => typeof step === "string")));
  const above = at(schema, way.slice(0, -1));
  if (above && perLanguage(above) && way.length > 1) return [`${way.at(-2)}.${way.at(-1)}`, above];
  return [String(way.at(-1)), at(schema, way)];
}

function short(value) {
  const signs = [...plain(value)];
  return identity(signs.join("")) ? "…" : signs.length <= 60 ? signs.join("") : `${signs.slice(0, 57).join("")}…`;
}

function some(ids) {
  return ids.slice(0, 12).join(", ") + (ids.length > 12 ? ", …" : "");
}

/** The name of a rule's sentence, of which a type and a format have their own. */
const named = (rule, limit) => (rule === "wrong-type" || rule === "wrong-format" ? `schema.${rule}.${limit}` : `schema.${rule}`);

/** The sentence of its help, and what that says is nearest. */
function remedy({ rule, path, limit }, schema, field, known, rules) {
  if (rule === "unknown-language") return ["schema.unknown-language.help", [...rules.list(known.keys.reference).keys()].join(", ")];
  if (rule === "unknown-reference") return ["schema.choose.help", some([...rules.list(limit).keys()])];
  if (rule === "unknown-field") {
    const keys = Object.keys(at(schema, path.slice(0, -1))?.children || {});
    return [keys.length ? "schema.unknown-field.help" : "schema.delete.help", keys.join(", ")];
  }
  const needed = known && (known === field ? known.required : known.needs === path.at(-1));
  if (rule === "empty" && !needed) return ["schema.spare.help", ""];
  if ((rule === "empty" || rule === "required") && !known?.help) return [`schema.${rule}.helpless`, ""];
  return [`${named(rule, limit)}.help`, ""];
}

function told(schema, misfit, file, rules, say) {
  const { rule, path, value, limit } = misfit;
  const field = at(schema, path), [name, known] = called(schema, rule === "unknown-language" ? path.slice(0, -1) : path);
  const [help, nearest] = remedy(misfit, schema, field, known, rules);
  const values = {
    field: name, value: short(value ?? null), label: known?.label || "", help: known?.help || "", limit: String(limit ?? ""),
    length: typeof value === "string" ? length(value) : value ? Object.keys(value).length : 0,
    keys: Object.keys(field?.children || {}).join(", "), nearest,
  };
  return { standard: "", rule, level: "error", file, path, message: say.named(named(rule, limit), values), help: say.named(help, values), channels: [] };
}

/** A finding for each value of a document that does not fit its schema, and for each that holds an identity number. */
export function* unfit(schema, values, file, rules, say) {
  for (const misfit of misfits(schema, values, [], rules)) yield told(schema, misfit, file, rules, say);
  for (const [path, text] of texts(values)) {
    if (identity(text)) {
      const [message, help] = [say.named("schema.identity-number", {}), say.named("schema.identity-number.help", {})];
      yield { standard: "", rule: "identity-number", level: "error", file, path, message, help, channels: [] };
    }
  }
}
