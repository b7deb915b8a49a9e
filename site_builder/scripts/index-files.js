/** The files of the index, each asked for once; what does not fit its name is stale. */

import { root } from "./etalase.js";

/** What arrived does not belong to the rest. */
export class Stale extends Error {}

export async function get(path, name, again) {
  const answer = await fetch(`${root}cari/${path}.json${name ? `?${name}` : ""}`, { cache: again ? "reload" : name ? "default" : "no-cache" });
  if (!answer.ok) throw new (name ? Stale : TypeError)(`${path}: ${answer.status}`);
  return answer.json();
}

/** A file that another names, once. */
export function keep(kept, path, name) {
  return kept[path] ||= get(path, name).then(async (content) => {
    const is = (content) => (content.name || content[0]) === name;
    if (!is(content)) content = await get(path, name, true);
    if (!is(content)) throw new Stale(path);
    return content;
  }).catch((problem) => { delete kept[path]; throw problem; });
}
