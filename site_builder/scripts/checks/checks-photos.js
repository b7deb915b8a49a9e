/** Checks of photos: one function per module of the same name in `curation/checks/`. */

import { EMAIL, PHONE, reached } from "./judge-reach.js";
import { breach } from "./judge-subject.js";

/** A number rounded as Python does, a half to the even one. */
function even(value) {
  const low = Math.floor(value), rest = value - low;
  return low + (rest > 0.5 || (rest === 0.5 && low % 2) ? 1 : 0);
}

const MEASURES = {
  "shorter-side": ({ width, height }) => Math.min(width, height),
  "longer-side": ({ width, height }) => Math.max(width, height),
  squareness: ({ width, height }) => Math.floor(100 * Math.min(width, height) / Math.max(width, height)),
  kilobytes: ({ size }) => Math.floor(size / 1000),
  sharpness: ({ sharpness }) => even(sharpness),
  light: ({ light }) => even(light),
  contrast: ({ contrast }) => even(contrast),
  dark: ({ dark }) => even(100 * dark),
  bright: ({ bright }) => even(100 * bright),
  fill: ({ fill }) => even(100 * fill),
};

/** Whether a standard about photos could be held against every photo, or needs what the device did not measure. */
export function measured(subject, { check, with: parameters }) {
  const known = ([, , sight]) => (check === "photo-words" ? sight.words !== undefined : !Number.isNaN(MEASURES[parameters.measure](sight)));
  return subject.sights.length === subject.photos.length && subject.sights.every(known);
}

export function* photoMeasure(subject, { measure, least, most, roles = [] }) {
  for (const [n, entry, sight] of subject.sights) {
    const value = MEASURES[measure](sight);
    if ((roles.length && !roles.includes(entry.role)) || Number.isNaN(value)) continue;
    const values = { file: entry.file, value, least, most };
    if (least !== undefined && value < least) yield breach(["photos", n, "file"], "photo-measure.least", values);
    else if (most !== undefined && value > most) yield breach(["photos", n, "file"], "photo-measure.most", values);
  }
}

export function* photoRoles(subject, { roles = [], least = 0, first = "" }) {
  const shown = subject.photos.map(({ role }) => String(role)), name = (role) => ({ role: subject.rules.entry("photo_roles", role).name });
  if (shown.length < least) yield breach(["photos"], "photo-roles.few", { count: shown.length, least });
  for (const role of roles) if (!shown.includes(role)) yield breach(["photos"], "photo-roles.lacking", name(role));
  if (first && shown.length && shown[0] !== first) yield breach(["photos", 0, "role"], "photo-roles.first", name(first));
}

const MAKER = "maker: ";

export function* photoWords(subject, { find }) {
  for (const [n, entry, { words = "" }] of subject.sights) {
    const found = reached(words).map(([what]) => what), told = (what) => breach(["photos", n, "file"], `photo-words.${what}`, { file: entry.file });
    for (const what of [PHONE, EMAIL]) if (find.includes(what) && found.includes(what)) yield told(what);
    if (find.includes("name") && unnamed(subject, words, String(entry.credit || ""))) yield told("name");
  }
}

/** Whether somebody is named there who is not named openly. */
function unnamed(subject, words, credit) {
  const open = [credit, String(subject.supplier.name || ""), String(subject.at("brand") || "")].map((name) => name.toLowerCase());
  const makers = words.split("\n").filter((line) => line.startsWith(MAKER)).map((line) => line.slice(MAKER.length).toLowerCase());
  return makers.some((maker) => !open.includes(maker)) && !subject.consents("name");
}
