/** Checks of papers: one function per module of the same name in `curation/checks/`. */

import { Exact } from "./judge-exact.js";
import { pattern } from "./judge-pattern.js";
import { called, home, levelName, permits, rank } from "./judge-permit.js";
import { counted } from "./judge-quantity.js";
import { LISTING, breach, inline } from "./judge-subject.js";

export function* certificate(subject, parameters) {
  const { types, instead = [], endless = false, keeps = 0, spoils } = parameters, { rules } = subject;
  if (!asked(subject, keeps, spoils)) return;
  let nearest = null;
  for (const permit of permits(subject, types)) {
    const expires = endless ? null : permit.day("expires");
    const lack = unfit(permit, subject.on, expires) || short(permit, subject.on, expires, parameters);
    if (!lack) return;
    if (!nearest || lack[0] > nearest[1][0]) nearest = [permit, lack];
  }
  const papers = { papers: called(rules, types) }, [wrong] = instead.length ? permits(subject, instead) : [];
  if (nearest) {
    const [permit, [, key, sentence, values]] = nearest;
    yield permit.breach(key, `certificate.${sentence}`, { ...papers, ...values });
  } else if (wrong) yield wrong.breach("type", "certificate.instead", papers);
  else yield breach(["certificates"], "certificate.none", papers, home(rules, types));
}

/** What keeps a paper from being one in force at all. */
function unfit(permit, on, expires) {
  const issued = permit.day("issued");
  if (permit.ofOneProduct && permit.file !== LISTING) return [0, "type", "product", {}];
  if (!permit.numbered) return [1, "number", "number", { number: permit.number }];
  if (expires && expires.count < on.count) return [2, "expires", "ended", { day: expires }];
  return issued && issued.count > on.count ? [3, "issued", "from", { day: issued }] : null;
}

/** What a paper in force falls short of. */
function short(permit, on, expires, { least = "declared", lasting = 0, fresh }) {
  const issued = permit.day("issued"), { rules } = permit;
  if (fresh !== undefined && !issued) return [4, "type", "undated", {}];
  if (fresh !== undefined && issued.count < on.count - fresh) return [4, "issued", "old", { day: issued, fresh: Exact.of(fresh) }];
  if (rank(rules, permit.level) < rank(rules, least)) {
    return [5, "level", "level", { level: levelName(rules, permit.level), least: levelName(rules, least) }];
  }
  if (!expires || expires.count >= on.count + lasting) return null;
  return [6, "expires", "ends", { day: expires, days: Exact.of(expires.count - on.count) }];
}

/** Whether goods of this shelf life are asked; where none is stated, only those that must keep are. */
function asked(subject, keeps, spoils) {
  if (!keeps && spoils === undefined) return true;
  const life = subject.at("kind.shelf_life"), days = life && typeof life === "object" && !(life instanceof Exact) ? counted(life, subject.rules) : null;
  if (!days) return spoils === undefined;
  return days.against(Exact.of(keeps)) >= 0 && (spoils === undefined || days.against(Exact.of(spoils)) < 0);
}

export function* certificateBegins(subject, { types, like }) {
  const starts = permits(subject, [like]).filter((permit) => permit.numbered).map((permit) => permit.normal);
  for (const permit of starts.length ? permits(subject, types) : []) {
    if (starts.some((start) => permit.normal.startsWith(start))) continue;
    yield permit.breach("number", "certificate-begins", { number: permit.number, start: starts[0], other: called(subject.rules, [like]) });
  }
}

export function* certificateDates(subject) {
  for (const permit of permits(subject)) {
    const [issued, expires, seen] = ["issued", "expires", "seen_on"].map((key) => permit.day(key)), today = subject.on.count;
    const told = (key, sentence) => permit.breach(key, `certificate-dates.${sentence}`, { day: permit.day(key), issued });
    if (issued && issued.count > today) yield told("issued", "issued");
    if (issued && expires && expires.count <= issued.count) yield told("expires", "expires");
    if (seen && seen.count > today) yield told("seen_on", "seen");
    if (issued && seen && seen.count < issued.count) yield told("seen_on", "before");
  }
}

export function* certificateEnds(subject, { within = 0, spared = [] }) {
  for (const permit of permits(subject)) {
    const expires = permit.day("expires");
    if (!expires || spared.includes(permit.kind.id)) continue;
    const days = expires.count - subject.on.count, values = { day: expires, days: Exact.of(days) };
    if (days < 0 && !within) yield permit.breach("expires", "certificate-ends.ended", values);
    else if (days >= 0 && days < within) yield permit.breach("expires", "certificate-ends.soon", values);
  }
}

export function* certificateForm(subject, { types, refused = [] }) {
  for (const permit of permits(subject, types)) {
    const { kind, normal } = permit, start = refused.find((word) => normal.startsWith(word)) || "";
    const fits = (form) => pattern(`^(?:${form})`).test(normal);
    const sentence = start ? "start" : kind.standard_pattern && fits(kind.standard_pattern) ? "standard" : fits(kind.pattern || "") ? "" : "form";
    if (!sentence) continue;
    const values = { number: permit.number, start, example: kind.example || "" };
    yield permit.breach("number", `certificate-form.${sentence}`, values, sentence === "form" && kind.status !== "verified");
  }
}

export function* certificateLevel(subject, { least = "declared", types = [] }) {
  for (const permit of permits(subject, types)) {
    const { rules } = permit, reached = rank(rules, permit.level), level = levelName(rules, permit.level);
    if (reached > 0 && reached < rank(rules, least)) yield permit.breach("level", "certificate.level", { level, least: levelName(rules, least) });
    else if (reached > rank(rules, "declared") && !(permit.paper.seen_by && permit.day("seen_on"))) {
      yield permit.breach("level", "certificate-level.unsigned", { level });
    }
  }
}

export function* certificateTerm(subject, { tolerance, endless = [] }) {
  for (const permit of permits(subject)) {
    const issued = permit.day("issued"), expires = permit.day("expires"), { kind } = permit;
    if (expires && endless.includes(kind.id)) yield permit.breach("expires", "certificate-term.endless", { day: expires }, true);
    else if (issued && expires && kind.years && kind.years_status !== "uncertain") {
      const due = issued.on(Number(kind.years));
      if (Math.abs(expires.count - due.count) <= tolerance) continue;
      yield permit.breach("expires", "certificate-term.years", { years: Exact.of(kind.years), issued, due, day: expires }, true);
    }
  }
}

const DIGITS = 15, ANY = "8";

export function* pirt(subject, { part }) {
  for (const permit of permits(subject, ["pirt"])) {
    const digits = permit.number.replace(pattern("\\D", "g"), "");
    const clash = digits.length === DIGITS && PARTS[part](subject, permit, digits);
    if (clash) yield permit.breach("number", `pirt.${clash[0]}`, { number: permit.number, ...clash[1] });
  }
}

const PARTS = {
  year(subject, permit, digits) {
    const year = `20${digits.slice(13)}`, expires = permit.day("expires");
    if (expires && expires.year !== Number(year)) return ["year", { year, day: expires }];
    return !expires && Number(year) < subject.on.year ? ["ended", { year }] : null;
  },
  district({ rules, listing }, permit, digits) {
    const own = rules.above("regions", listing.origin).find(({ level }) => level === "kabupaten" || level === "kota");
    if (!own || digits.slice(3, 7) === own.id.replaceAll(".", "")) return null;
    const code = `${digits.slice(3, 5)}.${digits.slice(5, 7)}`;
    return ["district", { issuer: rules.entry("regions", code)?.name || code, place: own.name }];
  },
  "food-type"({ rules, listing }, permit, digits) {
    const category = rules.entry("categories", listing.category), given = digits.slice(1, 3), wanted = category?.pirt;
    const name = (id) => inline(rules.entry("food_types", id).name);
    if (!wanted || given === wanted || !rules.entry("food_types", given)) return null;
    return ["food-type", { given: name(given), digits: given, category: inline(category.name), wanted: name(wanted) }];
  },
  packaging(subject, permit, digits) {
    const packed = subject.rules.entry("packagings", subject.at("packing.material"));
    if (!packed?.pirt_digit || [packed.pirt_digit, ANY].includes(digits[0])) return null;
    const given = [...subject.rules.list("packagings").values()].find((entry) => entry.pirt_digit === digits[0]);
    return given ? ["packaging", { given: inline(given.name), packed: inline(packed.name) }] : null;
  },
};
