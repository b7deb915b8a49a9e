/**
 * The engine of search and filters: reads the index below `cari/`, of which it fetches what a question needs, and keeps it.
 * `site_builder/search/` writes it. Nothing here touches the page.
 */

import { language, root } from "./etalase.js";

const LAST = 60;
const FIELDS = [1, 0.7, 0.4, 0.2];
const ALSO = 0.9, BEGUN = 0.6, SLIPPED = 0.5;

/** What arrived does not belong to the rest. */
class Stale extends Error {}

/* Reading what `packed.py` writes */

const digit = (text, at) => { const code = text.charCodeAt(at); return code - (code > 92 ? 36 : 35); };

/** @param {string} text @returns {number[]} */
export function numbers(text) {
  const found = [];
  for (let at = 0; at < text.length;) {
    let value = 0, one;
    while ((one = digit(text, at++)) >= LAST) value = value * (90 - LAST) + one - LAST + 1;
    found.push(value * LAST + one);
  }
  return found;
}

/** @param {string} text @returns {number[]} */
export function positions(text) {
  const found = [], steps = numbers(text);
  for (let at = 0, next = 0; at < steps.length;) {
    const step = steps[at++];
    next += step >> 1;
    for (let left = step & 1 ? steps[at++] + 2 : 1; left; left--) found.push(next++);
  }
  return found;
}

/** @param {string[]} strings @returns {Uint32Array} */
export function column(strings) {
  return Uint32Array.from(strings[0], (_, at) => strings.reduceRight((value, one) => value * 90 + digit(one, at), 0));
}

/** @param {string} text @returns {string[]} */
export function list(text) {
  const parts = text.split(/([A-Z])/), found = [];
  for (let at = 1, before = ""; at < parts.length; at += 2) found.push(before = before.slice(0, parts[at].charCodeAt(0) - 65) + parts[at + 1]);
  return found;
}

/** @param {string} text @returns {string[]} */
export function tokens(text) {
  const plain = text.normalize("NFKD").replace(/[\p{M}\p{Cf}]/gu, "").toLowerCase();
  return (plain.match(/[\p{L}\p{N}]+/gu) || []).map((word) => word.replace(/^(\d+)[a-z]{1,2}$/, "$1")).filter((word) => [...word].length > 1).map((word) => [...word].slice(0, 32).join(""));
}

export const slug = (label) => label.toLowerCase().normalize("NFKD").replace(/\p{Mn}/gu, "").replace(/[^a-z0-9]+/g, "-").replace(/^-|-$/g, "");

/** What may be left of a word, with one affix less in each round. */
export function* candidates(word, endings, beginnings) {
  const seen = new Set([word]);
  for (let ahead = [word], round = 0; round < 4; round++) {
    const next = [];
    const take = (shorter) => shorter.length > 2 && !seen.has(shorter) && seen.add(shorter) && next.push(shorter);
    for (const one of ahead) {
      for (const [affix, instead = ""] of endings) if (one.endsWith(affix)) take(one.slice(0, -affix.length) + instead);
      for (const [affix, instead = ""] of beginnings) if (one.startsWith(affix)) take(instead + one.slice(affix.length));
    }
    yield ahead = next;
  }
}

/** The entries of a sorted list nearest to a word, within so many slips: letters left out, put in, changed or exchanged. */
export function nearest(word, sorted, most) {
  const width = word.length + 1, rows = [Uint8Array.from({ length: width }, (_, at) => at)];
  let best = most, found = [], before = "", dead = Infinity;
  sorted.forEach((entry, number) => {
    let same = 0;
    while (same < before.length && before[same] === entry[same]) same++;
    before = entry;
    if (same >= dead) return;
    dead = Infinity;
    for (let at = same; at < entry.length; at++) {
      const above = rows[at], row = rows[at + 1] ||= new Uint8Array(width);
      let least = row[0] = Math.min(at + 1, 255);
      for (let x = 1; x < width; x++) {
        const equal = word[x - 1] === entry[at];
        let cost = Math.min(above[x] + 1, row[x - 1] + 1, above[x - 1] + (equal ? 0 : 1));
        if (at && x > 1 && word[x - 1] === entry[at - 1] && word[x - 2] === entry[at]) cost = Math.min(cost, rows[at - 1][x - 2] + 1);
        row[x] = cost;
        if (cost < least) least = cost;
      }
      if (least > most) { dead = at + 1; return; }
    }
    const cost = rows[entry.length][word.length];
    if (cost > best) return;
    if (cost < best) { best = cost; found = []; }
    found.push(number);
  });
  return found.filter((number) => sorted[number][0] === word[0]).concat(found.filter((number) => sorted[number][0] !== word[0])).slice(0, 3);
}

/* Files */

async function get(path, name, again) {
  const answer = await fetch(`${root}cari/${path}.json${name ? `?${name}` : ""}`, { cache: again ? "reload" : name ? "default" : "no-cache" });
  if (!answer.ok) throw new (name ? Stale : TypeError)(`${path}: ${answer.status}`);
  return answer.json();
}

/** A file that another names, once. */
function keep(kept, path, name) {
  return kept[path] ||= get(path, name).then(async (content) => {
    const is = (content) => (content.name || content[0]) === name;
    if (!is(content)) content = await get(path, name, true);
    if (!is(content)) throw new Stale(path);
    return content;
  }).catch((problem) => { delete kept[path]; throw problem; });
}

/** What one edition says: everything here belongs together. */
class Edition {
  constructor(choices) {
    Object.assign(this, { order: choices.order, count: choices.count, day: choices.day, choices, kept: Object.create(null) });
    this.newest = column(choices.newest);
    let at = this.count;
    this.facets = choices.facets.map((said) => {
      const facet = { ...said };
      if (said.type === "range") return facet;
      facet.codes = column(said.column);
      facet.ids = said.labels.map((label, one) => said.ids[one] || slug(label));
      facet.at = new Map(facet.ids.map((id, one) => [id, one]));
      const above = (one) => one < 0 ? [] : [one, ...above(said.parents?.[one] ?? -1)];
      facet.sets = (said.sets || [...said.labels.map((_, one) => [one]), []]).map((set) => [...new Set(set.flatMap(above))]);
      if (said.weight) { facet.start = at; at += said.labels.length; }
      return facet;
    });
    this.others = at;
    this.blocks = [];
    const { codes, ids } = this.facets.find((facet) => facet.id === "category");
    for (let one = 0, first = -1, last = -1, number = 0, start = 0; one < this.count; one++) {
      const held = one - start, here = codes[one];
      if (!one || held === choices.size || (here !== last && held * 2 >= choices.size)) {
        number = here === first ? number + 1 : 0;
        this.blocks.push({ start: start = one, path: `cards/${language}/${ids[first = here]}-${number}` });
      }
      last = here;
    }
    this.blocks.forEach((block, one) => { block.name = choices.cards.slice(one * 4, one * 4 + 4); });
  }

  file(path, name) { return keep(this.kept, path, name); }

  /** Fetch the numbers of some ranges, or of all. */
  async numbers(ids = this.facets.filter((facet) => facet.type === "range").map((facet) => facet.id)) {
    const columns = this.columns ||= Object.create(null);
    const read = async (key) => {
      if (columns[key]) return;
      const { values, column: strings } = await this.file(`numbers/${key}`, this.choices.numbers[key]);
      columns[key] = Float64Array.from(column(strings), (rank) => rank ? values[rank - 1] : NaN);
    };
    await Promise.all(ids.flatMap((id) => id === "perkg" ? ["price", "content"] : [id]).map(read));
    if (ids.includes("perkg")) columns.perkg ||= columns.price.map((price, one) => Math.round(price * 1e5 / columns.content[one]) / 100);
  }

  async names() { return this.ranks ||= column((await this.file(`names.${language}`, this.choices.names)).names); }

  async words(again) {
    if (this.said) return this.said;
    const { ahead } = this;
    delete this.ahead;
    const said = await (ahead ?? get("words", "", again));
    if (said.order !== this.order) throw new Stale("words");
    const words = list(said.words), led = numbers(said.also), also = new Map();
    for (let at = 0, word = 0; at < led.length;) {
      word += led[at++];
      const many = led[at] >> 1, own = led[at++] & 1;
      also.set(word, { own, others: led.slice(at, at += many) });
    }
    let next = 0;
    const rules = (text) => text.split(" ").map((rule) => rule.split(":"));
    return this.said = {
      words, also, at: new Map(words.map((word, one) => [word, one])), starts: numbers(said.counts).map((many) => (next += many) - many),
      names: said.names, small: new Set(said.small.split(" ")), endings: rules(said.endings), beginnings: rules(said.beginnings),
    };
  }

  /** Where an entry of the vocabulary stands: positions by weight. */
  async places(entry) {
    const { starts, names } = this.said;
    let shard = starts.length - 1;
    while (starts[shard] > entry) shard--;
    const content = await this.file(`words/${shard}`, names.slice(shard * 4, shard * 4 + 4));
    content.parts ||= content[1].split("~");
    return content.parts[entry - starts[shard]].split("!").map(positions);
  }

  /** The entries that a typed word leads to, each with what it counts; and the word looked for instead, if any. */
  leads(word, last) {
    const { words, also, at, endings, beginnings } = this.said, found = new Map();
    const count = (entry, worth) => { if (!(found.get(entry) >= worth)) found.set(entry, worth); };
    const lead = (entry, factor, alone) => {
      const { own = 1, others = [] } = also.get(entry) || {};
      if (own) count(entry, factor);
      if (!own || !alone) for (const other of others) count(other, own ? factor * ALSO : factor);
    };
    let exact = at.get(word);
    if (exact === undefined) {
      for (const some of candidates(word, endings, beginnings)) {
        const left = some.filter((one) => at.has(one));
        if (left.length) { exact = at.get(left.reduce((a, b) => b.length > a.length ? b : a)); break; }
      }
    }
    if (exact !== undefined) lead(exact, 1);
    if (last && (word.length > 2 || !found.size)) {
      let low = 0, high = words.length;
      while (low < high) { const middle = (low + high) >> 1; if (words[middle] < word) low = middle + 1; else high = middle; }
      for (let many = 0; many < 60 && words[low]?.startsWith(word); low++, many++) {
        if (low !== exact) lead(low, BEGUN * (0.5 + word.length / words[low].length / 2), true);
      }
    }
    let instead = "";
    if (!found.size && word.length > 3) {
      const near = nearest(word, words, word.length > 5 ? 2 : 1);
      near.forEach((entry) => lead(entry, SLIPPED));
      if (near.length) instead = words[near[0]];
    }
    return { found, instead };
  }

  /** What every document scores for the words, and how many of them it has; undefined where no word says anything. */
  async score(q) {
    const all = tokens(q).slice(0, 12);
    if (!all.length) return undefined;
    const said = await this.words();
    const typed = all.filter((word) => !said.small.has(word)), asked = [...new Set(typed.length ? typed : all)];
    const instead = [], unknown = [], total = this.others + this.choices.others;
    const sum = new Float32Array(total), many = new Uint8Array(total);
    const scores = await Promise.all(asked.map(async (word, one) => {
      const { found, instead: other } = this.leads(word, one === asked.length - 1);
      if (!found.size) { unknown.push(word); return null; }
      if (other) instead.push(other);
      const score = new Float32Array(total);
      await Promise.all([...found].map(async ([entry, factor]) => {
        (await this.places(entry)).forEach((places, field) => {
          const worth = factor * FIELDS[field];
          for (const place of places) if (score[place] < worth) score[place] = worth;
        });
      }));
      return score;
    }));
    for (const score of scores) {
      if (!score) continue;
      this.spread(score);
      let found = 0;
      for (let one = 0; one < this.count; one++) if (score[one]) found++;
      const rarity = Math.log(1 + this.count / (found + 1)) + 0.1;
      for (let one = 0; one < total; one++) if (score[one]) { sum[one] += score[one] * rarity; many[one]++; }
    }
    return { sum, many, instead, unknown, asked: asked.length - unknown.length };
  }

  /** Give listings what the names of their category, place, supplier … score; half of it where their own words score more. */
  spread(score) {
    for (const facet of this.facets) {
      if (!facet.weight) continue;
      const own = facet.ids.map((_, one) => score[facet.start + one]);
      if (!own.some(Boolean)) continue;
      const sets = facet.sets.map((set) => Math.max(0, ...set.map((one) => own[one])) * facet.weight);
      for (let one = 0; one < this.count; one++) {
        const worth = sets[facet.codes[one]], own = score[one];
        if (worth) score[one] = Math.max(own, worth) + Math.min(own, worth) / 2;
      }
    }
  }

  /** Answer a question: see `look` of the engine. */
  async look({ q = "", selection = {}, sort }) {
    const measured = (id) => this.facets.some((facet) => facet.id === id && facet.type === "range");
    const scored = await this.score(q);
    const by = sort || (scored ? "relevance" : "newest");
    const ranges = [by, ...Object.keys(selection)].filter(measured);
    if (ranges.length) await this.numbers(ranges);
    if (by === "name") await this.names();
    const { count } = this;
    const most = scored ? scored.many.subarray(0, count).reduce((a, b) => Math.max(a, b), 0) : 0;
    const tests = [];
    if (scored) tests.push({ id: "q", fails: (one) => !most || scored.many[one] < most });
    for (const facet of this.facets) {
      const wanted = Object.hasOwn(selection, facet.id) ? selection[facet.id] : undefined;
      if (!wanted) continue;
      if (facet.type === "range") {
        const { min = -Infinity, max = Infinity } = wanted, values = this.columns[facet.id];
        tests.push({ id: facet.id, fails: (one) => !(values[one] >= min && values[one] <= max) });
      } else if (wanted.length) {
        const some = new Set(wanted.map((id) => facet.at.get(id)));
        const fits = facet.sets.map((set) => set.some((one) => some.has(one)));
        tests.push({ id: facet.id, fails: (one) => !fits[facet.codes[one]] });
      }
    }
    const tally = this.facets.map((facet) => facet.sets ? new Uint32Array(facet.sets.length) : { min: Infinity, max: -Infinity });
    const index = tests.map((test) => this.facets.findIndex((facet) => facet.id === test.id));
    const without = tests.map(() => 0), found = [];
    const add = (one, at) => {
      const held = tally[at], facet = this.facets[at];
      if (facet.sets) held[facet.codes[one]]++;
      else if (this.columns?.[facet.id]) {
        const value = this.columns[facet.id][one];
        if (value < held.min) held.min = value;
        if (value > held.max) held.max = value;
      }
    };
    for (let one = 0; one < count; one++) {
      let failed = -1, more = false;
      for (let test = 0; test < tests.length; test++) {
        if (tests[test].fails(one)) { if (failed >= 0) { more = true; break; } failed = test; }
      }
      if (more) continue;
      if (failed < 0) { found.push(one); for (let at = 0; at < tally.length; at++) add(one, at); }
      else { without[failed]++; if (index[failed] >= 0) add(one, index[failed]); }
    }
    return {
      total: found.length, positions: Uint16Array.from(this.sorted(found, by, scored)), counts: this.counts(tally),
      emptied: found.length ? [] : tests.map((test, at) => ({ facet: test.id, total: without[at] })).sort((a, b) => b.total - a.total),
      pages: scored ? await this.pages(scored) : [], instead: scored?.instead ?? [], unknown: scored?.unknown ?? [],
    };
  }

  sorted(found, by, scored) {
    const keys = by === "relevance" ? scored && scored.sum.map((one) => -one)
      : by === "name" ? this.ranks
      : by === "capacity" ? this.columns.capacity.map((one) => -one)
      : this.columns?.[by];
    const { newest } = this;
    if (!keys) return found.sort((a, b) => newest[b] - newest[a] || a - b);
    const rank = (one) => Number.isNaN(keys[one]) ? Infinity : keys[one];
    return found.sort((a, b) => { const x = rank(a), y = rank(b); return x < y ? -1 : x > y ? 1 : a - b; });
  }

  counts(tally) {
    const counts = Object.create(null);
    this.facets.forEach((facet, at) => {
      const held = tally[at];
      if (!facet.sets) { if (held.min <= held.max) counts[facet.id] = held; return; }
      const values = counts[facet.id] = Object.create(null);
      for (const id of facet.ids) values[id] = 0;
      held.forEach((many, set) => { if (many) for (const one of facet.sets[set]) values[facet.ids[one]] += many; });
    });
    return counts;
  }

  /** The pages beside listings that have the words, best first. */
  async pages({ sum, many, asked }) {
    const found = [];
    for (let one = this.count; one < sum.length; one++) if (asked && many[one] === asked) found.push(one);
    const best = found.filter((one) => one >= this.others || this.named(one).facet.folder).sort((a, b) => sum[b] - sum[a] || a - b).slice(0, 8);
    const rows = best.some((one) => one >= this.others) ? (await this.file(`pages.${language}`, this.choices.pages)).pages : [];
    return best.map((one) => {
      if (one >= this.others) {
        const [kind, title, line, path, lang] = rows[one - this.others];
        return { kind, title, line, href: `../${path}`, ...(lang && { lang }) };
      }
      const { facet, value } = this.named(one);
      return { kind: facet.id, title: facet.labels[value], line: this.line(facet, value), href: `../${facet.folder}${facet.ids[value]}/` };
    });
  }

  named(document) {
    const facet = this.facets.findLast((one) => one.weight && one.start <= document);
    return { facet, value: document - facet.start };
  }

  /** What stands below the name of a category, a place or a supplier: what is above it, or what it has. */
  line(facet, value) {
    if (facet.parents) return facet.labels[facet.parents[value]] ?? "";
    if (facet.id !== "supplier") return "";
    const said = [new Set(), new Set()];
    for (let one = 0; one < this.count; one++) {
      if (facet.sets[facet.codes[one]][0] !== value) continue;
      ["place", "category"].forEach((id, at) => { const other = this.facets.find((one) => one.id === id); const [first] = other.sets[other.codes[one]]; if (first !== undefined) said[at].add(other.labels[first]); });
    }
    return said.map((some) => [...some].slice(0, 3).join(", ")).filter(Boolean).join(" · ");
  }

  /** The HTML of cards, by positions. */
  async cards(wanted) {
    const { blocks } = this;
    return Promise.all(Array.from(wanted, async (one) => {
      let low = 0, high = blocks.length;
      while (high - low > 1) { const middle = (low + high) >> 1; if (blocks[middle].start <= one) low = middle; else high = middle; }
      const { start, path, name } = blocks[low];
      return (await this.file(path, name))[one - start + 1];
    }));
  }
}

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

  /** Fetch the numbers, so that the next answers say the least and most of each range. */
  async numbers() { await this.with((edition) => edition.numbers()); }
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
