/** The rules as `site_builder/form/rules.py` packs them, unpacked once. */

/** @typedef {{id: string, name: string, [key: string]: any}} Entry */

/** The rules of one kind of listing in one language. */
export class Rules {
  /** @param {object} packed what was fetched */
  constructor(packed) {
    Object.assign(this, packed);
    this.lists = new Map(Object.entries(packed.references).map(([name, list]) => [name, unpacked(list)]));
  }

  /** The entries of a reference by id. @param {string} name @returns {Map<string, Entry>} */
  list(name) { return this.lists.get(name) || new Map(); }

  /** @param {string} name @param {unknown} id @returns {Entry | undefined} */
  entry(name, id) { return this.list(name).get(String(id)); }

  /** An entry and those above it, itself first. @param {string} name @param {unknown} id @returns {Entry[]} */
  above(name, id) {
    const chain = [], list = this.list(name);
    for (let entry = list.get(String(id)); entry; entry = list.get(entry.parent)) chain.push(entry);
    return chain;
  }
}

/** A reference by id; each column gives a value per entry or, where few have one, by id. */
function unpacked({ ids, joint, ...columns }) {
  const names = ids.split(" ");
  const entries = new Map(names.map((id) => [id, { id, name: id, parent: joint ? id.slice(0, Math.max(0, id.lastIndexOf(joint))) : "" }]));
  for (const [key, values] of Object.entries(columns)) {
    const pairs = Array.isArray(values) ? values.map((value, at) => [names[at], value]) : Object.entries(values);
    for (const [id, value] of pairs) if (value) entries.get(id)[key] = value;
  }
  return entries;
}
