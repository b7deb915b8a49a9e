/** Sentences: a text with gaps, filled as a reader of the language expects it. */

import { Day, Exact } from "./judge-exact.js";

/** Says sentences in the language of the rules. */
export class Say {
  /** @param {import("./judge-rules.js").Rules} rules */
  constructor(rules) { this.rules = rules; }

  /** One of the sentences of the rules, by its name. @param {string} name @param {object} values */
  named(name, values) { return this.filled(this.rules.sentences[name] || "", values, () => ""); }

  /** A text of a standard, whose braces that are no known gap stay as they are. @param {string} text @param {object} values */
  told(text, values) { return this.filled(text, values, (gap) => gap); }

  filled(text, values, without) {
    const said = text.replace(new RegExp("\\{([\\p{L}\\p{N}_]+)\\}", "gu"), (gap, key) => (Object.hasOwn(values, key) ? this.value(values[key]) : without(gap)));
    return said.replace(new RegExp("[\\p{C}\\p{Z}]", "gu"), " ");
  }

  value(value) {
    const { months, separators } = this.rules;
    if (value instanceof Day) return `${value.date} ${months[value.month - 1]} ${value.year}`;
    return value instanceof Exact ? value.said(...separators) : String(value ?? "None");
  }
}

/** A value as Python writes it where a text was expected and something else stands. @param {unknown} value */
export function plain(value) {
  if (typeof value === "string") return value;
  if (value instanceof Exact) return value.whole ? String(value.top) : value.text;
  return value instanceof Day ? value.text : inner(value);
}

function inner(value) {
  if (value === null) return "None";
  if (typeof value === "boolean") return value ? "True" : "False";
  if (typeof value === "string") return value.includes("'") && !value.includes('"') ? `"${value}"` : `'${value.split("\\").join("\\\\").split("'").join("\\'")}'`;
  if (value instanceof Exact) return value.whole ? plain(value) : `Decimal('${value.text}')`;
  if (value instanceof Day) return `datetime.date(${value.year}, ${value.month}, ${value.date})`;
  if (Array.isArray(value)) return `[${value.map(inner).join(", ")}]`;
  return "{" + Object.entries(value).map(([key, one]) => inner(key) + ": " + inner(one)).join(", ") + "}";
}
