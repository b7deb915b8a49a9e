/** What to offer when nothing is found. */

import { say } from "./etalase.js";
import { called, choices, span } from "./finder-labels.js";
import { choose, nothing } from "./finder-query.js";

const MOST = 4;

/**
 * Each choice that could go, with what would be left to see.
 * @returns {{name: string, total: number, query: import("./finder-query.js").Query}[]}
 */
export function ways(query, look, facets) {
  const found = [];
  for (const { facet: id, value, total } of look.emptied ?? []) {
    const facet = facets.find((one) => one.id === id), chosen = query.selection[id];
    if (!total || (id !== "q" && !chosen)) continue;
    if (id === "q") found.push({ name: `“${query.q}”`, total, query: { ...query, q: "", sort: query.sort === "relevance" ? "" : query.sort } });
    else if (value !== undefined && Array.isArray(chosen)) found.push({ name: `“${called(facet, value)}”`, total, query: choose(query, id, chosen.filter((one) => one !== value)) });
    else found.push({ name: `“${Array.isArray(chosen) ? chosen.map((one) => called(facet, one)).join(", ") : `${facet.label}: ${span(facet, chosen)}`}”`, total, query: choose(query, id, null) });
  }
  return found.slice(0, MOST);
}

/** Where no single choice is to blame: all filters off at once. */
export async function bare(query, engine) {
  const without = { ...query, selection: {} }, { total } = query.q ? await engine.look({ q: query.q, selection: {} }) : { total: engine.count };
  return total ? { sentence: say("bare"), total, query: without } : null;
}

/** The category that is nearest: above the chosen one, or where most of what fits the words is. */
export async function near(query, engine) {
  const facet = engine.facets.find((one) => one.id === "category");
  if (!facet) return null;
  const [chosen] = query.selection.category ?? [], above = new Map(facet.values.map((one) => [one.id, one.parent]));
  let id = chosen && (above.has(above.get(chosen)) ? above.get(chosen) : chosen);
  if (!id && query.q) {
    const { counts, total } = await engine.look({ q: query.q, selection: {}, sort: "relevance" });
    const parents = new Set(above.values()), leaves = Object.entries(counts.category ?? {}).filter(([one, count]) => count && !parents.has(one));
    if (total && total < engine.count) id = leaves.sort((one, other) => other[1] - one[1])[0]?.[0];
  }
  if (!id) return null;
  const only = { ...nothing(), selection: { category: [id] } }, { total } = await engine.look({ q: "", selection: only.selection, sort: "newest" });
  return total ? { name: facet.values.find((one) => one.id === id).label, total, query: only } : null;
}

/** The address of an email to the curators, with everything that was asked for in it. */
export function letter(address, query, facets) {
  const names = [...choices(query, facets)].map((one) => one.name), asked = [query.q, ...names].filter(Boolean).join(", ");
  return `mailto:${address}?subject=${encodeURIComponent(say("letter.subject", { asked }))}&body=${encodeURIComponent(say("letter.body", { asked: [query.q, ...names].filter(Boolean).map((one) => `- ${one}`).join("\n"), url: location.href }))}`;
}
