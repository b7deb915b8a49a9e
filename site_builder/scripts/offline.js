/** The line at the top of a page that came from the device's own copy: when it was kept, and whether that is long ago. */

import { filled } from "./filled.js";

const DAY = 86_400_000;

/**
 * `kept` is when the copy was made, `late` whether the site was only slow, `words` the address of the page that holds the
 * sentences: it is kept with the worker, so it is here when this is needed, and no other page has to carry them.
 * @param {{kept: string, late: boolean, words: string}} note
 * @param {(iso: string) => string} day
 */
export async function tell({ kept, late, words }, day) {
  const page = await caches.match(words);
  if (!page || document.querySelector(".et-kept")) return;
  const held = new DOMParser().parseFromString(await page.text(), "text/html").querySelector(".et-offline");
  const age = Math.floor((Date.now() - Date.parse(kept)) / DAY);
  const old = age > Number(held.dataset.fresh);
  const template = held.querySelector(old ? ".et-offline__old" : ".et-offline__new");
  const line = filled(template, { day: day(localDay(kept)), age: String(age), why: late ? held.dataset.late : held.dataset.none });
  document.querySelector(".et-masthead").before(line);
}

/** The day of a moment where the device is, as `2026-11-21`. */
function localDay(iso) {
  const at = new Date(iso);
  return new Date(at.getTime() - at.getTimezoneOffset() * 60_000).toISOString();
}
