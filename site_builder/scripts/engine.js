/**
 * The engine of search and filters: reads the index below `cari/`, of which it fetches what a question needs, and keeps it.
 * `site_builder/search/` writes it. Nothing here touches the page.
 */

import { language } from "./etalase.js";
import { Edition } from "./index-edition.js";
import { Stale, get } from "./index-files.js";
import { column, list, numbers, positions } from "./index-packed.js";
import { candidates, nearest, slug, tokens } from "./index-words.js";

export { candidates, column, list, nearest, numbers, positions, slug, tokens };

class Engine {
  constructor(edition) { this.take(edition); }

  take(edition) {
    this.edition = edition;
    this.count = edition.count;
    this.day = edition.day;
    this.facets = edition.facets.map(({ id, label, type, unit, edges, sign, labels, ids, parents }) => ({
      id, label, type, ...(unit && { unit }), ...(edges && { edges }), ...(sign && { sign }),
      ...(labels && type !== "flag" && { values: labels.map((label, one) => ({ id: ids[one], label, parent: ids[parents?.[one]] ?? "" })) }),
    }));
  }

  /** Do something with the edition; where files of another have come between, with the new one. */
  async with(work) {
    try {
      return await work(this.edition);
    } catch (problem) {
      if (!(problem instanceof Stale)) throw problem;
      const fresh = new Edition(await get(`choices.${language}`, "", true));
      await fresh.words(true);
      this.take(fresh);
      return work(fresh);
    }
  }

  /** Answer a question: which listings, how many of each choice are left, which pages. */
  async look(question = {}) {
    const answer = await this.with((edition) => edition.look(question));
    this.last = { question, positions: answer.positions };
    return answer;
  }

  /** The cards at some positions of the last answer, as HTML of our own templates. */
  async cards(wanted) {
    const before = this.edition, { last } = this;
    return this.with(async (edition) => {
      if (edition === before || !last) return edition.cards(wanted);
      const now = (await this.look(last.question)).positions, ranks = new Map(Array.from(last.positions, (one, rank) => [one, rank]));
      return edition.cards(Array.from(wanted, (one) => now[ranks.get(one)]).filter((one) => one !== undefined));
    });
  }

  /** Fetch the numbers of some ranges, or of all, so that the next answers say the least and most of each. */
  async numbers(ids) { await this.with((edition) => edition.numbers(ids)); }
}

/**
 * Open the index. Rejects with a TypeError when it cannot be fetched. Where the question to come is known and has words,
 * the vocabulary is fetched at the same time.
 */
export async function open({ q = "" } = {}) {
  const ahead = q ? get("words", "") : undefined;
  ahead?.catch(() => {});
  const edition = new Edition(await get(`choices.${language}`, ""));
  edition.ahead = ahead;
  return new Engine(edition);
}
