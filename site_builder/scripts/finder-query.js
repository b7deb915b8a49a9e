/** What is looked for, as the address of the catalogue says it: read from there, written there. */

export const STEP = 24;
const MOST = 20 * STEP;
const LONGEST = 80;
const SORTS = ["relevance", "newest", "price", "perkg", "minimum", "capacity", "name"];
/** What messengers and advertisers hang on a link that passes through them. */
const FOREIGN = /^(utm_\w+|\w*clid)$/;
const RANGE = /^(\d{1,15}(?:\.\d{1,6})?)?-(\d{1,15}(?:\.\d{1,6})?)?$/;

/**
 * @typedef {{min?: number, max?: number}} Range
 * @typedef {object} Query
 * @property {string} q the words
 * @property {Record<string, string[] | Range>} selection what is chosen, by filter
 * @property {string} sort empty for the usual order
 * @property {number} show how many cards of it
 */

/** @returns {Query} */
export function nothing() {
  return { q: "", selection: {}, sort: "", show: STEP };
}

/** Whether anything is asked for at all. */
export function asks(query) {
  return Boolean(query.q || query.sort || query.show > STEP || chosen(query));
}

/** Whether the list is the whole catalogue in its usual order. */
export function usual(query) {
  return !query.q && !query.sort && !chosen(query);
}

/** How many filters are on. */
export function chosen(query) {
  return Object.values(query.selection).reduce((sum, value) => sum + (Array.isArray(value) ? value.length : 1), 0);
}

/** Words as they are looked for: on one line, and no more of them than anybody types. */
export function words(typed) {
  return [...typed.replace(/[\s\p{Cc}\p{Cf}]+/gu, " ").trim()].slice(0, LONGEST).join("").trim();
}

/**
 * The query in an address, and what of the address makes no sense here; that is left out.
 * @param {string} search as `location.search`
 * @param {import("./engine.js").Facet[]} facets
 * @returns {{query: Query, ignored: string[]}}
 */
export function read(search, facets) {
  const query = nothing(), ignored = [], known = new Map(facets.map((facet) => [facet.id, facet]));
  for (const [name, value] of new URLSearchParams(search)) {
    const facet = known.get(name);
    if (name === "q") query.q = words(value);
    else if (name === "sort" && SORTS.includes(value)) query.sort = value;
    else if (name === "show" && /^\d{1,6}$/.test(value)) query.show = Math.min(Math.max(Math.ceil(value / STEP), 1) * STEP, MOST);
    else if (facet?.type === "range" && RANGE.test(value) && value !== "-") query.selection[name] = ends(value);
    else if (facet && facet.type !== "range") {
      const ids = new Set(facet.type === "flag" ? ["yes"] : facet.values.map((one) => one.id));
      const asked = [...new Set(value.split(",").filter(Boolean))], found = asked.filter((id) => ids.has(id));
      if (found.length) query.selection[name] = found;
      ignored.push(...asked.filter((id) => !ids.has(id)));
    } else if (!FOREIGN.test(name)) ignored.push(value ? `${name}=${value}` : name);
  }
  if (query.sort === "relevance" && !query.q) query.sort = "";
  return { query, ignored: ignored.map(words) };
}

/** @returns {Range} */
function ends(text) {
  const [least, most] = text.split("-").map((end) => (end === "" ? undefined : Number(end)));
  return least > most ? { min: most, max: least } : { min: least, max: most };
}

/**
 * The query as the search part of an address, empty for nothing.
 * @param {Query} query
 * @param {import("./engine.js").Facet[]} facets give the order
 */
export function write(query, facets) {
  const parts = query.q ? [`q=${encodeURIComponent(query.q).replaceAll("%20", "+")}`] : [];
  for (const { id } of facets) {
    const value = query.selection[id];
    if (Array.isArray(value)) parts.push(`${id}=${value.map(encodeURIComponent).join(",")}`);
    else if (value) parts.push(`${id}=${value.min ?? ""}-${value.max ?? ""}`);
  }
  if (query.sort) parts.push(`sort=${query.sort}`);
  if (query.show > STEP) parts.push(`show=${query.show}`);
  return parts.length ? `?${parts.join("&")}` : "";
}

/**
 * The query with one filter set otherwise; an empty list or null takes it off. The list starts anew.
 * @param {Query} query
 * @param {string} id
 * @param {string[] | Range | null} value
 * @returns {Query}
 */
export function choose(query, id, value) {
  const selection = { ...query.selection, [id]: value };
  if (!value || (Array.isArray(value) && !value.length)) delete selection[id];
  return { ...query, selection, show: STEP };
}
