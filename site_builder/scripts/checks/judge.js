/** Judging a draft in the browser as the curators' programme will: the same checks, sentences and gates. */

import { allergens } from "./checks-allergens.js";
import { capacityCarries, load, number, relation, tiers } from "./checks-amounts.js";
import { choice, consent, day, gtin, holds, listed, present, sameRegion, terms, weightClass } from "./checks-fields.js";
import { certificate, certificateBegins, certificateDates, certificateEnds, certificateForm, certificateLevel, certificateTerm, pirt } from "./checks-papers.js";
import { measured, photoMeasure, photoRoles, photoWords } from "./checks-photos.js";
import { alike, capitals, claims, contact, decoration, languages, lengths, mainShare, mentions, patterns, siUnit, words } from "./checks-texts.js";
import { Day, Exact } from "./judge-exact.js";
import { mapping, typed } from "./judge-field.js";
import { Rules } from "./judge-rules.js";
import { Say } from "./judge-say.js";
import { unfit } from "./judge-schema.js";
import { LISTING, SUPPLIER, Subject, list } from "./judge-subject.js";

/** Every check that one listing and its supplier are enough for, by the name that standards use. */
const CHECKS = {
  alike, allergens, "capacity-carries": capacityCarries, capitals, certificate, "certificate-begins": certificateBegins,
  "certificate-dates": certificateDates, "certificate-ends": certificateEnds, "certificate-form": certificateForm,
  "certificate-level": certificateLevel, "certificate-term": certificateTerm, choice, claims, consent, contact, day, decoration,
  gtin, holds, languages, length: lengths, listed, load, "main-share": mainShare, mentions, number, pattern: patterns,
  "photo-measure": photoMeasure, "photo-roles": photoRoles, "photo-words": photoWords, pirt, present, relation,
  "same-region": sameRegion, "si-unit": siUnit, terms, tiers, "weight-class": weightClass, words,
};

/**
 * What is wrong at one place. `standard` is "" where the schema itself says so; then `rule` names what. `channels` are
 * those that alone ask for it; none means that everybody does.
 * @typedef {{standard: string, rule: string, level: "error" | "advice", file: string, path: (string | number)[],
 *   message: string, help: string, channels: string[]}} Finding
 */

/**
 * What one channel says, as far as a device can know: the standards that keep the listing out, and those that would be
 * better kept. `grade` and `curators` are what only curators can give.
 * @typedef {{channel: string, gate: "ready" | "missing" | "not-applicable", missing: string[], advice: string[], grade: string, curators: number}} Gate
 */

/**
 * @typedef {{listing: object, supplier: object, photos?: Record<string, object>, on: string, found?: string[]}} Draft
 * `listing` and `supplier` as YAML would have them, numbers as typed; `photos` what was measured of each, by its file;
 * (those of `catalog/sight.py`; what is left out is checked on arrival); `on` today as 2026-11-30; `found` the rules of what else was found in the photos, as `photo-too-small`.
 */

/** Judges drafts by the rules of one kind of listing in one language, as they were fetched. */
export class Judge {
  /**
   * @param {object} packed the rules
   * @param {Record<string, string>} [remedies] how what breaks a standard is mended, by its id; may be set later
   */
  constructor(packed, remedies = {}) {
    this.remedies = remedies;
    this.rules = new Rules(packed);
    this.say = new Say(this.rules);
  }

  /** @param {Draft} draft @returns {{findings: Finding[], channels: Gate[], arrival: {id: string, title: string}[]}} */
  judge({ listing, supplier, photos = {}, on, found = [] }) {
    const { fields } = this.rules;
    const [goods, seller] = [typed(fields.listing, listing), typed(fields.supplier, supplier)];
    const schema = [...unfit(fields.listing, goods, LISTING, this.rules, this.say), ...unfit(fields.supplier, seller, SUPPLIER, this.rules, this.say)];
    const subject = new Subject(this.rules, goods, seller, Day.of(on), photos);
    const broken = this.verdict(subject), seen = [...found, ...schema.map((one) => one.rule)];
    const channels = this.rules.channels.map((channel) => this.readiness(channel, subject, broken, seen));
    return { findings: [...schema, ...this.findings(subject, broken)], channels, arrival: this.arrival(subject) };
  }

  /** The standards that are checked on arrival: for all of the catalogue that it takes, or for what was not measured of a photo. */
  arrival(subject) {
    const unsure = this.rules.standards.filter((one) => one.title && this.about(one, subject) && !measured(subject, one));
    return [...this.rules.arrival, ...unsure.map(({ id, title }) => ({ id, title }))];
  }

  /** The standard of a test and its breaches, by the test's key: its id, or `<standard>@<channel>`. */
  verdict(subject) {
    const broken = new Map();
    for (const standard of this.rules.standards) {
      if (!CHECKS[standard.check] || !this.about(standard, subject)) continue;
      this.run(broken, standard.id, standard, standard.with || {}, subject);
      for (const { id, asks } of this.rules.channels) {
        if (asks[standard.id]?.with) this.run(broken, `${standard.id}@${id}`, standard, asks[standard.id].with, subject);
      }
    }
    return broken;
  }

  run(broken, key, standard, parameters, subject) {
    try {
      const breaches = [...CHECKS[standard.check](subject, parameters)];
      if (breaches.length) broken.set(key, { standard, breaches });
    } catch {
      // What is not filled in yet, or does not fit its field, is told by the schema; the check is made again on arrival.
    }
  }

  about(scope, subject, on = subject.on.text) {
    const { categories, except = [], when = {}, unless = {}, until = on } = scope;
    const among = (ids) => subject.categories.some((id) => ids.includes(id));
    if ((categories && !among(categories)) || among(except) || on > until) return false;
    const has = ([path, values]) => held(subject.at(path), values);
    return Object.entries(when).every(has) && !Object.entries(unless).some(has);
  }

  level(level, standard, breach, subject) {
    return level === "error" && !breach.doubtful && subject.on.text >= (standard.since || this.rules.since) ? "error" : "advice";
  }

  *findings(subject, broken) {
    const wanted = this.rules.channels.filter((channel) => asks(channel, subject) && this.covers(channel, subject));
    for (const [key, { standard, breaches }] of broken) {
      const asking = wanted.filter(({ id, asks: { [standard.id]: ask } }) => ask?.level && ask.level !== "off" && key === keyOf(id, standard.id, ask));
      const general = standard.level !== "channel" && key === standard.id;
      for (const breach of general || asking.length ? breaches : []) {
        const level = general ? this.level(standard.level, standard, breach, subject) : "advice";
        yield { standard: standard.id, rule: standard.id, level, file: breach.file, path: breach.path, ...this.told(standard, breach),
          channels: general ? [] : asking.map((channel) => channel.id) };
      }
    }
  }

  told({ id, says }, { sentence, values }) {
    const message = says ? this.say.told(says, values) : this.say.named(sentence, values);
    return { message, help: this.say.told(this.remedies[id] || "", values) };
  }

  covers({ takes, governments }, subject) {
    const { categories, except } = takes, origin = this.rules.above("regions", subject.listing.origin);
    return this.about({ categories, except }, subject) && (!governments || origin.some(({ id }) => governments.includes(id)));
  }

  readiness(channel, subject, broken, seen) {
    const { id, asks: own, grade = "", reviewers = 1, takes } = channel;
    const none = { channel: id, gate: "not-applicable", missing: [], advice: [], grade: "", curators: 0 };
    if (!this.covers(channel, subject) || !this.about(takes, subject)) return none;
    const asked = (standard) => own[standard.id]?.level || (standard.level === "channel" ? "off" : standard.level);
    const inScope = ({ categories, except }) => this.about({ categories, except }, subject);
    const told = this.rules.standards.filter((one) => one.rules?.some((rule) => seen.includes(rule)) && asked(one) !== "off" && inScope(one));
    const missing = told.map((one) => one.id);
    const advice = [];
    for (const [key, { standard, breaches }] of broken) {
      const level = asked(standard);
      if (level === "off" || key !== keyOf(id, standard.id, own[standard.id])) continue;
      const grave = breaches.some((breach) => this.level(level, standard, breach, subject) === "error");
      (grave ? missing : advice).push(standard.id);
    }
    const curators = grade || reviewers > 1 ? reviewers : 0;
    const gate = missing.length || grade || curators ? "missing" : "ready";
    return { channel: id, gate, missing: [...new Set(missing)].sort(), advice: [...new Set(advice)].sort(), grade, curators };
  }
}

const keyOf = (channel, standard, ask) => (ask?.with ? `${standard}@${channel}` : standard);

/** Whether a listing asks for a channel, by name or by the market it leads to. */
const asks = ({ id, market }, { listing }) => list(listing.channels).includes(id) || (market && list(listing.markets).includes(market));

/** Whether a value is one of some; `*` is any value. */
function held(value, values) {
  if (value === null || (Array.isArray(value) && !value.length) || (mapping(value) && !Object.keys(value).length)) return false;
  const plain = (one) => (typeof one === "boolean" ? (one ? "yes" : "no") : one instanceof Exact || one instanceof Day ? one.text : String(one));
  return values.includes("*") || (Array.isArray(value) ? value : [value]).map(plain).some((one) => values.includes(one));
}
