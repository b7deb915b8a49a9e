/** Reading a listing from its own page: what stands there is all that is known of it, and no second copy exists. */

/**
 * @typedef {object} Read
 * @property {"shown" | "gone" | "unknown" | "unreachable"} state
 * @property {string} id
 * @property {string} href    the page's address
 * @property {Document} [page]
 * @property {Record<string, any>} [line]    what an inquiry list knows of it
 * @property {string | null} [kept]    when the device's own copy was made, if that is what was read
 */

const SLUG = /^[a-z0-9]+(-[a-z0-9]+)*$/;

/**
 * The listing's id in what somebody typed or pasted: an id, or any address that has it; empty where there is none.
 * @param {string} typed
 * @param {string} pattern    the address of a listing's page with `*` in the place of its id
 */
export function idIn(typed, pattern) {
  const folder = `/${pattern.split("/").at(-3)}/`;
  const whole = typed.trim();
  const part = whole.includes(folder) ? whole.split(folder)[1].split(/[/?#]/)[0] : whole.split("#").at(-1).split(".")[0];
  const id = part.toLowerCase();
  return id.length <= 120 && SLUG.test(id) ? id : "";
}

/**
 * Fetches a listing's page and reads it.
 * @param {string} id
 * @param {string} pattern    the address of a listing's page with `*` in the place of its id
 * @returns {Promise<Read>}
 */
export async function read(id, pattern) {
  const href = new URL(pattern.replace("*", id), location.href).href;
  if (!SLUG.test(id)) return { state: "unknown", id, href };
  let response;
  try {
    response = await fetch(href);
    if (response.status === 404) return { state: "unknown", id, href };
    if (!response.ok) return { state: "unreachable", id, href };
    const page = based(await response.text(), href);
    const held = page.querySelector("et-add > script");
    const kept = response.headers.get("x-kept");
    return held ? { state: "shown", id, href, page, kept, line: JSON.parse(held.textContent) } : { state: "gone", id, href, page, kept };
  } catch {
    return { state: "unreachable", id, href };
  }
}

/** A page whose links and pictures lead where they would on it. */
function based(text, href) {
  const page = new DOMParser().parseFromString(text, "text/html");
  page.head.prepend(Object.assign(page.createElement("base"), { href }));
  return page;
}

/**
 * What a part of a read page looks like, to be placed in this one: no ids, and addresses that hold here.
 * @param {Element} part
 */
export function taken(part) {
  const copy = document.importNode(part, true);
  const from = [part, ...part.querySelectorAll("*")];
  [copy, ...copy.querySelectorAll("*")].forEach((one, position) => {
    one.removeAttribute("id");
    for (const name of ["href", "src"]) if (one.hasAttribute(name)) one.setAttribute(name, from[position][name]);
    for (const name of ["srcset", "sizes", "fetchpriority"]) one.removeAttribute(name);
  });
  return copy;
}

/** The text of a part, with its spaces as one would read them; empty where the part is missing. */
export const text = (part) => part?.textContent.replace(/\s+/g, " ").trim() ?? "";
