/** What is chosen, in words, and numbers as people write them in the page's language. */

import { language, money, number, say } from "./etalase.js";

const SHORT = 3;
const marks = new Intl.NumberFormat(language).formatToParts(11111.5);
const group = marks.find((part) => part.type === "group")?.value ?? ",", decimal = marks.find((part) => part.type === "decimal")?.value ?? ".";

/**
 * A choice as it stands on a chip. What says little alone, such as a grade, is told with the filter's name.
 * @param {import("./engine.js").Facet} facet
 * @param {string} id
 */
export function called(facet, id) {
  if (facet.type === "flag") return facet.label;
  const label = facet.values.find((one) => one.id === id)?.label ?? id;
  return label.length > SHORT ? label : `${facet.label}: ${label}`;
}

/** A number of a range, with its sign or its unit: `Rp10.000`, `7 hari`. */
export function amount(facet, value, bare = false) {
  return facet.sign ? money(value, facet.sign) : bare || !facet.unit ? number(value) : `${number(value)} ${facet.unit}`;
}

/** A range in words: `Rp10.000–Rp20.000`, `sampai 7 hari`. */
export function span(facet, { min, max }) {
  if (min === undefined) return say("to", { end: amount(facet, max) });
  if (max === undefined) return say("from", { end: amount(facet, min) });
  return min === max ? amount(facet, min) : `${amount(facet, min, true)}–${amount(facet, max)}`;
}

/** Everything that is chosen: the filter, which choice of it, and how it is called. */
export function* choices(query, facets) {
  for (const facet of facets) {
    const value = query.selection[facet.id];
    if (Array.isArray(value)) for (const id of value) yield { facet, id, name: called(facet, id) };
    else if (value) yield { facet, id: undefined, name: `${facet.label}: ${span(facet, value)}` };
  }
}

/** The number somebody typed, in this language's writing: `12.500`, `Rp 2,5`; undefined for nothing, NaN for nonsense. */
export function typed(text) {
  const bare = text.replace(/\s/g, "").replace(/^[\p{L}\p{Sc}]+\.?(?=\d)/u, "");
  if (!bare) return undefined;
  const thousands = new RegExp(`^\\d{1,3}(\\${group}\\d{3})+(\\${decimal}\\d+)?$`);
  const plain = thousands.test(bare) ? bare.replaceAll(group, "") : bare;
  return /^\d{1,15}([.,]\d{1,6})?$/.test(plain) ? Number(plain.replace(",", ".")) : NaN;
}
