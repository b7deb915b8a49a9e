/** One edition of the index: its columns, words and cards, and the answers they give. */

import { language } from "./etalase.js";
import { Stale, get, keep } from "./index-files.js";
import { column, list, numbers, positions } from "./index-packed.js";
import { candidates, nearest, slug, tokens } from "./index-words.js";

const FIELDS = [1, 0.7, 0.4, 0.2];
const ALSO = 0.9, BEGUN = 0.6, SLIPPED = 0.5;

/** What one edition says: everything here belongs together. */
export class Edition {
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
      total: found.length, positions: Uint32Array.from(this.sorted(found, by, scored)), counts: this.counts(tally),
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
