/** Whether the allergens that the ingredients imply are declared, as `curation/checks/allergens.py` finds them. */

import { all, literal, longest, pattern } from "./judge-pattern.js";
import { broken, inline, list } from "./judge-subject.js";
import { once } from "./checks-texts.js";

const TRACES = "mungkin|dapat mengandung|diolah di|diproses di|diproduksi di|tempat yang sama|fasilitas";
const WITHOUT = String.raw`(?P<without>(?:tanpa|bebas|tidak mengandung|tidak memakai|non)[\s-]+(?:\w+ (?:dan|atau|maupun) )?)?`;

const bare = (word) => word.toLowerCase().replace(pattern("[\\s-]+", "g"), " ");

export function* allergens(subject, parameters) {
  const { ingredients, declared, traces } = parameters, { rules } = subject;
  const ids = (field) => list(subject.at(field)).filter((one) => typeof one === "string");
  const named = ids(declared), possible = [...named, ...ids(traces)];
  const [source, implied] = once(parameters, () => known(rules.list("allergens"), parameters));
  for (const [, language, text] of subject.each(ingredients)) {
    if (language !== "id") continue;
    for (const [allergen, word] of undeclared(text, source, implied, named, possible)) {
      yield broken(subject, declared, "allergens", { word, allergen: inline(rules.entry("allergens", allergen).name), id: allergen });
    }
  }
}

/** The allergens that a list of ingredients implies without being named, each with the first word that does. */
function undeclared(text, source, implied, named, possible) {
  const found = new Map();
  for (const sentence of text.toLowerCase().split(pattern("[.;]\\s"))) {
    const allowed = pattern(TRACES).test(sentence) ? possible : named;
    for (const { groups } of all(source, sentence)) {
      const word = bare(groups.word);
      for (const allergen of groups.without ? [] : [...implied.get(word)].sort()) {
        if (!allowed.includes(allergen) && !found.has(allergen)) found.set(allergen, word);
      }
    }
  }
  return found;
}

/** One pattern for the words of all allergens, and what each implies. */
function known(entries, { spelt = {}, unlike = [] }) {
  const implied = new Map();
  for (const { id, contains = [], except = [] } of entries.values()) {
    for (const word of contains.map(bare)) implied.set(word, new Set([...(implied.get(word) || []), id]));
    for (const word of except.map(bare)) if (!implied.has(word)) implied.set(word, new Set());
  }
  const more = [...Object.entries(spelt).map(([word, meant]) => [bare(word), implied.get(bare(meant))]), ...unlike.map((phrase) => [bare(phrase), new Set()])];
  for (const [word, meant] of more) implied.set(word, meant);
  const either = longest(implied.keys()).map((word) => literal(word).replaceAll(" ", "[\\s-]+")).join("|");
  return [String.raw`(?<!\w)${WITHOUT}(?P<word>${either})(?!\w)`, implied];
}
