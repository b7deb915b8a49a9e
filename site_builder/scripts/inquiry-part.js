/** Pieces of the page: the templates it carries, made into elements to fill in. */

/**
 * A fresh copy of a template's element, and its parts by their `data-part`.
 * @returns {[HTMLElement, Record<string, HTMLElement>]}
 */
export function piece(id) {
  const node = document.getElementById(id).content.firstElementChild.cloneNode(true);
  const parts = {};
  for (const one of node.querySelectorAll("[data-part]")) parts[one.dataset.part] = one;
  return [node, parts];
}

/** An element with nothing but text in it. */
export function element(tag, text, kind = "") {
  const made = document.createElement(tag);
  made.textContent = text;
  if (kind) made.className = kind;
  return made;
}

/** A button that looks like a link and does something. */
export function plain(text, does) {
  const made = element("button", text, "et-plain");
  made.type = "button";
  made.addEventListener("click", does);
  return made;
}

/** Put a text on the clipboard; false where the browser does not let us. */
export async function copied(text) {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    const area = element("textarea", text, "et-hidden");
    document.body.append(area);
    area.select();
    const done = document.execCommand("copy");
    area.remove();
    return done;
  }
}

/** Give the buyer a file. */
export function save(blob, name) {
  const way = document.createElement("a");
  way.href = URL.createObjectURL(blob);
  way.download = name;
  way.click();
  setTimeout(() => URL.revokeObjectURL(way.href), 10_000);
}
