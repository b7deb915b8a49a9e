/** Words as they are looked up: what is typed, without affixes, with slips. */

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
