/** The subject of a judgement: one listing with its supplier, on a day, as `curation/subject.py` shows it to checks. */

import { Exact } from "./judge-exact.js";
import { child, mapping, perLanguage } from "./judge-field.js";

export const LISTING = "listing.yml";
export const SUPPLIER = "supplier.yml";

/**
 * One place where a standard is not kept. `sentence` names one of the rules' sentences.
 * @typedef {{path: (string | number)[], sentence: string, values: object, file: string, doubtful: boolean}} Breach
 */

/** What checks look at. Paths name fields with dots; `kind.` begins the section of the kind, `supplier.` the supplier's fields. */
export class Subject {
  /**
   * @param {import("./judge-rules.js").Rules} rules
   * @param {object} listing typed values
   * @param {object} supplier typed values
   * @param {import("./judge-exact.js").Day} on
   * @param {Record<string, object>} sights what was measured of each photo, by its file
   */
  constructor(rules, listing, supplier, on, sights) {
    Object.assign(this, { rules, listing, supplier, on, kind: rules.kind, told: new Map() });
    this.categories = rules.above("categories", listing.category).map((entry) => entry.id);
    this.photos = list(listing.photos).filter(mapping);
    this.sights = this.photos.flatMap((entry, n) => (sights[entry.file] ? [[n, entry, sights[entry.file]]] : []));
  }

  /** @param {string} path @returns {any} the value of a field, null where there is none */
  at(path) {
    const [data, steps] = this.root(path);
    return steps.reduce((value, step) => (mapping(value) && Object.hasOwn(value, step) ? value[step] : null), data);
  }

  /** @param {string} path @returns {Exact | null} */
  number(path) {
    const value = this.at(path);
    return value instanceof Exact ? value : null;
  }

  /** Every text of a field, each with its path and language. @param {string} path @returns {[(string | number)[], string, string][]} */
  each(path) {
    if (!this.told.has(path)) {
      const [data, steps, way] = this.root(path);
      this.told.set(path, [...walked(data, steps, way)]);
    }
    return this.told.get(path);
  }

  /** Every text of several fields, each with the field it belongs to. @param {string[]} paths */
  texts(paths) { return paths.flatMap((field) => this.each(field).map(([path, language, text]) => ({ field, path, language, text }))); }

  /** @param {string} path @returns {(string | number)[]} */
  place(path) {
    const [, steps, way] = this.root(path);
    return [...way, ...steps];
  }

  /** @param {string} path */
  file(path) { return path.startsWith("supplier.") ? SUPPLIER : LISTING; }

  /** The schema's field for a path as standards write it. @param {string} path @returns {import("./judge-field.js").Field} */
  field(path) {
    const [, steps, way, ofSupplier] = this.root(path);
    let field = ofSupplier ? this.rules.fields.supplier : this.rules.fields.listing;
    for (const step of [...way, ...steps]) {
      if (perLanguage(field)) return field;
      while (field.item && !child(field, step)) field = field.item;
      field = child(field, step);
    }
    return field;
  }

  /** @param {string} path */
  label(path) { return this.field(path).label || ""; }

  /** The papers of the listing, then of its supplier. @returns {{file: string, path: (string | number)[], paper: object}[]} */
  papers() {
    return [[LISTING, this.listing], [SUPPLIER, this.supplier]].flatMap(([file, data]) =>
      list(data.certificates).map((paper, n) => ({ file, path: ["certificates", n], paper })));
  }

  /** Whether a consent that is not withdrawn on that day names `scope`. @param {string} scope */
  consents(scope) {
    return list(this.supplier.consents).some(({ given, withdrawn, scope: named }) =>
      given.count <= this.on.count && (!withdrawn || this.on.count < withdrawn.count) && list(named).includes(scope));
  }

  root(path) {
    const [first, ...rest] = path.split(".");
    if (first === "supplier") return [this.supplier, rest, [], true];
    if (first === "kind" && rest.length) return [this.listing[this.kind] || {}, rest, [this.kind], false];
    return [this.listing, [first, ...rest], [], false];
  }
}

/** @param {unknown} value @returns {any[]} */
export const list = (value) => (Array.isArray(value) ? value : []);

function* walked(value, steps, path) {
  if (Array.isArray(value)) for (const [n, one] of value.entries()) yield* walked(one, steps, [...path, n]);
  else if (mapping(value) && steps.length) {
    if (Object.hasOwn(value, steps[0])) yield* walked(value[steps[0]], steps.slice(1), [...path, steps[0]]);
  } else if (mapping(value)) {
    for (const [language, text] of Object.entries(value)) if (typeof text === "string") yield [[...path, language], language, text];
  } else if (typeof value === "string" && !steps.length) yield [path, "", value];
}

/** A breach at a path. @param {(string | number)[]} path @param {string} sentence @param {object} [values] @param {string} [file] @returns {Breach} */
export const breach = (path, sentence, values = {}, file = LISTING, doubtful = false) => ({ path, sentence, values, file, doubtful });

/** The breach that a sentence about a field tells. @param {Subject} subject @param {string} field @param {string} sentence @param {object} [values] */
export function broken(subject, field, sentence, values = {}) {
  return breach(subject.place(field), sentence, { label: subject.label(field), ...values }, subject.file(field));
}

/** @param {Subject} subject @param {string} field */
export const unfilled = (subject, field) => broken(subject, field, "unfilled");

/** A name without its capital, unless it is an abbreviation. @param {string} name */
export function inline(name) {
  const [first = "", second = ""] = name;
  return second !== second.toUpperCase() ? first.toLowerCase() + name.slice(first.length) : name;
}
