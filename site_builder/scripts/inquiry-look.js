/** What the site says now: a listing's line read from its page, and the day of the edition. */

/**
 * @typedef {{state: "shown", line: object, page: Document} | {state: "gone", name: string, said: string} | {state: "unknown"} | {state: "away"}} Seen
 * @param {string} address of a listing's page
 * @param {RequestCache} [cache] `no-cache` asks whether the page has changed
 * @returns {Promise<Seen>} `away` where the site does not answer
 */
export async function look(address, cache = "default") {
  let answer;
  try {
    answer = await fetch(address, { cache });
    if (answer.status === 404 || answer.status === 410) return { state: "unknown" };
    if (!answer.ok) return { state: "away" };
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    const holder = page.querySelector("et-add > script");
    if (holder) return { state: "shown", line: JSON.parse(holder.textContent), page };
    const heading = page.querySelector("main h1");
    if (!page.querySelector("meta[name=robots][content=noindex]") || !heading) return { state: "unknown" };
    return { state: "gone", name: heading.textContent, said: page.querySelector("main .et-opening p")?.textContent ?? "" };
  } catch {
    return { state: "away" };
  }
}

/** Do some work for each, a few at a time. */
export async function few(items, work, most = 4) {
  const waiting = [...items];
  await Promise.all(Array.from({ length: Math.min(most, waiting.length) }, async () => {
    while (waiting.length) await work(waiting.shift());
  }));
}

/** @type {Promise<string> | undefined} */
let asked;

/** The day of the edition that the site shows, `2026-11-30`; empty where it cannot be asked. Asked once a page. */
export function edition(root) {
  asked ??= fetch(`${root}api/v1/edition.json`).then((answer) => answer.json()).then((one) => String(one.date), () => "");
  return asked;
}

/** Put a listing on the list, or, where it is on it, as it is now and with this quantity; the day on which it was seen follows. */
export function put(line, quantity, { list, root }) {
  list.change((data) => {
    const there = data.lines.find((one) => one.id === line.id);
    if (there) Object.assign(there, line, { quantity, seen: there.revision === line.revision ? there.seen : "" });
    else data.lines.push({ ...line, quantity, note: "", seen: "" });
  });
  return edition(root).then((day) => day && list.change((data) => {
    const there = data.lines.find((one) => one.id === line.id);
    if (there?.revision === line.revision) there.seen ||= day;
  }));
}
