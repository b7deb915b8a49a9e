/** Holds the lines of the list against their pages as they are now. */

import { changes } from "./inquiry-change.js";
import { edition, few, look } from "./inquiry-look.js";

/**
 * What is new about each line, by its id. Lines whose listing is the same are brought up to date in what a listing's
 * revision does not name: the language of their words, the supplier's contacts, the day.
 * @returns {Promise<{news: Map<string, {said: string[], now?: object, way?: boolean}>, away: boolean}>}
 */
export async function check(site) {
  const { list, say } = site, news = new Map(), same = new Map();
  let away = false;
  const day = await edition(site.root);
  await few(list.read().lines, async (line) => {
    const seen = await look(site.listing(line.id), "no-cache");
    if (seen.state === "shown") {
      const said = changes(line, seen.line, site);
      if (said.length) news.set(line.id, { said, now: { ...seen.line, seen: day } });
      else same.set(line.id, seen.line);
    } else if (seen.state === "gone") news.set(line.id, { said: [say("change.gone", { said: seen.said })], way: true });
    else if (seen.state === "unknown") news.set(line.id, { said: [say("change.unknown")] });
    else away = true;
  });
  const stale = list.read().lines.some((line) => same.has(line.id) && JSON.stringify({ ...line, ...same.get(line.id), seen: line.seen || day }) !== JSON.stringify(line));
  if (stale) {
    list.change((data) => {
      for (const line of data.lines) {
        const now = same.get(line.id);
        if (now?.revision === line.revision) Object.assign(line, now, { seen: line.seen || day });
      }
    });
  }
  return { news, away };
}
