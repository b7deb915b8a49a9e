/** Permits: the papers of a listing and of its supplier, as checks look at them. */

import { Day } from "./judge-exact.js";
import { pattern } from "./judge-pattern.js";
import { LISTING, SUPPLIER, breach, inline } from "./judge-subject.js";

/** One entry below `certificates`, and where it stands. */
export class Permit {
  constructor(rules, { file, path, paper }) { Object.assign(this, { rules, file, path, paper }); }

  get kind() { return this.rules.entry("certificates", this.paper.type); }

  get number() { return String(this.paper.number || ""); }

  /** The number in the form its pattern is written for. */
  get normal() {
    const text = this.number.trim().replace(pattern("\\s+", "g"), " ").toUpperCase().replace(pattern("[–—‑]", "g"), "-");
    return this.kind.normalise === "compact" ? text.replace(pattern("[ .\\-]", "g"), "") : text;
  }

  /** Whether the number holds a digit; a remark such as `being applied for` does not. */
  get numbered() { return pattern("\\d").test(this.number); }

  get level() { return String(this.paper.level || ""); }

  get ofOneProduct() { return this.kind.holder === "listing"; }

  /** @param {string} key @returns {Day | null} */
  day(key) { return this.paper[key] instanceof Day ? this.paper[key] : null; }

  /** Whether it has a number and is in force on that day. @param {Day} on */
  serves(on) {
    const issued = this.day("issued"), expires = this.day("expires");
    return this.numbered && (!issued || issued.count <= on.count) && (!expires || expires.count >= on.count);
  }

  breach(key, sentence, values = {}, doubtful = false) {
    return breach([...this.path, key], sentence, { paper: inline(this.kind.name), ...values }, this.file, doubtful);
  }
}

/** The papers of some types, or of any type that is known. @param {import("./judge-subject.js").Subject} subject @param {string[]} [types] */
export function permits(subject, types = []) {
  const { rules } = subject;
  return subject.papers().filter(({ paper: { type } }) => (types.length ? types.includes(type) : rules.entry("certificates", type)))
    .map((one) => new Permit(rules, one));
}

/** How far a level of certainty goes. */
export const rank = (rules, level) => Number(rules.entry("certificate_levels", level)?.rank || 0);

/** What a level of certainty is called. */
export function levelName(rules, level) {
  const entry = rules.entry("certificate_levels", level);
  return entry ? inline(entry.name) : level;
}

/** The names of types of which any will do. */
export const called = (rules, types) => types.map((type) => inline(rules.entry("certificates", type).name)).join(" / ");

/** The file where a paper of one of these types is to be written down. */
export const home = (rules, types) => (types.every((type) => rules.entry("certificates", type).holder === "supplier") ? SUPPLIER : LISTING);
