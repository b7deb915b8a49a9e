/**
 * The service worker: keeps on this device what it has seen of the site, and gives it back when there is no connection.
 *
 * What has a hash in its name is looked for here first. Pages are asked of the network first; when it fails, or says
 * nothing for 2.5 seconds, the copy is given, and the page is told how old it is. PDFs and data files are never kept.
 * `SITE` is put before this text by `site_builder/worker.py`.
 */

const SCOPE = registration.scope;
const BASE = new URL(SCOPE).pathname;
const KEPT = "x-kept";
const PATIENCE = 2500;
const DAY = 86_400_000;
const TWICE = 5000;
const MOMENT = 200;
const LIMITS = { pages: 60, photos: 200, index: 200, code: 60, shell: 60, form: 60 };

/** Addresses whose last answer was the device's copy, with what their page is to be told. */
const copies = new Map();
/** Answers asked for when a link was touched, for the visit that follows at once. */
const early = new Map();
/** By part, when the oldest is to go. */
const trims = new Map();

addEventListener("install", (event) => {
  skipWaiting();
  const pages = SITE.languages.map((language) => language + SITE.offline);
  event.waitUntil(stock([...SITE.first, ...pages].map((path) => SCOPE + path), true));
});

addEventListener("activate", (event) => event.waitUntil(clients.claim()));

addEventListener("fetch", (event) => {
  const at = event.request.method === "GET" && !event.request.headers.has("range") && place(event.request.url);
  if (at) event.respondWith(at.fixed ? fixed(event, at) : fresh(event, at));
});

/** A page asks for its age with `"age"`; after loading it names what it has loaded, and the shell is kept. */
addEventListener("message", (event) => {
  const page = place(event.source.url);
  if (!page) return;
  if (event.data === "age") {
    if (copies.has(page.key)) event.source.postMessage({ ...copies.get(page.key), words: SCOPE + language(page.path) + SITE.offline });
    return;
  }
  if (page.part === "form") {
    const [kind] = page.path.slice(language(page.path).length + SITE.form.pages.length).split("/");
    const lists = kind ? [...SITE.form.lists, ...SITE.form.folders.map((folder) => `${folder}${kind}.${language(page.path).slice(0, -1) || SITE.form.language}.json`)] : [];
    event.waitUntil(stock([page.key, ...event.data, ...[...SITE.first, ...SITE.form.code, ...lists].map((path) => SCOPE + path)]));
    return;
  }
  const shell = SITE.shell.map((path) => SCOPE + language(page.path) + path);
  event.waitUntil(stock([page.key, ...event.data, ...shell, SCOPE + SITE.edition, ...SITE.code.map((path) => SCOPE + path)]));
});

/**
 * Where the answer for an address is kept, under which key, and whether it never changes; nothing for what is not kept.
 * @param {string} address
 */
function place(address) {
  const url = new URL(address);
  if (!url.href.startsWith(SCOPE)) return undefined;
  const path = url.pathname.slice(BASE.length);
  const at = (part, fixed = false, search = "") => ({ part, fixed, path, key: url.origin + url.pathname + search });
  if (path.startsWith(SITE.assets)) return at("code", /\.[0-9a-f]{10}\./.test(path));
  if (path.startsWith(SITE.photos)) return at("photos", true);
  if (path.startsWith(SITE.search)) return at("index", url.search !== "", url.search);
  if (path.startsWith(SITE.form.data) || path.slice(language(path).length).startsWith(SITE.form.pages)) return at("form");
  if (path === SITE.edition || SITE.shell.includes(path.slice(language(path).length))) return at("shell");
  return path.endsWith("/") || path.endsWith(".html") ? at("pages") : undefined;
}

/** What stands before the paths of the language that a path is in. */
function language(path) {
  return SITE.languages.find((prefix) => path.startsWith(prefix)) ?? "";
}

const open = (part) => caches.open(`etalase ${BASE} ${part}`);
const match = async (at) => (await open(at.part)).match(at.key);

/** What never changes: from here, else from the network. A photo may stand in for itself in another size. */
async function fixed(event, at) {
  const copy = await match(at);
  if (copy) return copy;
  try {
    return await fetched(event, at);
  } catch (failed) {
    const other = at.part === "photos" && await sibling(at);
    if (other) return other;
    throw failed;
  }
}

/** What may have changed: from the network, else from here; a page that was never seen says so. */
async function fresh(event, at) {
  const visit = event.request.mode === "navigate";
  const answer = ask(event, at, visit);
  event.waitUntil(answer.catch(() => {}));
  if (visit) copies.delete(at.key);
  const copy = await match(at);
  if (!copy) return visit ? answer.catch(() => unseen(at)) : answer;
  const late = new Promise((resolve) => setTimeout(resolve, PATIENCE, "late"));
  const first = await Promise.race([answer.catch(() => "none"), late]);
  if (first instanceof Response && first.status < 500) return first;
  if (visit) copies.set(at.key, { kept: copy.headers.get(KEPT), late: first !== "none" });
  return copy;
}

/** Ask the network; a visit takes what was asked for when its link was touched. */
function ask(event, at, visit) {
  const started = early.get(at.key);
  if (visit && started) {
    early.delete(at.key);
    return started.then((response) => response.redirected ? fetched(event, at) : response);
  }
  const answer = fetched(event, at);
  if (!visit && at.part !== "index") {
    const spare = answer.then((response) => response.clone());
    spare.catch(() => early.delete(at.key));
    early.set(at.key, spare);
    setTimeout(() => early.delete(at.key), TWICE);
  }
  return answer;
}

/** Fetch what was asked for, and keep it. */
async function fetched(event, at) {
  const response = await fetch(event.request);
  event.waitUntil(keep(at, response.clone()));
  return response;
}

/** Keep an answer if it is whole and a plain success; forget what is no longer there. */
async function keep(at, response) {
  const cache = await open(at.part);
  if (response.status === 404 || response.status === 410) await cache.delete(at.key);
  if (response.status !== 200 || response.type !== "basic" || response.redirected) return;
  try {
    const headers = new Headers(response.headers);
    headers.set(KEPT, new Date().toISOString());
    for (const name of ["content-encoding", "content-length"]) headers.delete(name);
    const copy = new Response(await response.blob(), { headers });
    await cache.delete(at.key, { ignoreSearch: at.part === "index" });       // so that the newest comes last, and an index only once
    await cache.put(at.key, copy);
    trim(at.part);
  } catch {
    // The connection broke, or the device is full: nothing is kept, and what was asked for is given all the same.
  }
}

/** Let the oldest of a part go, once for all that comes in a moment: a list of what is kept takes a phone its time. */
function trim(part) {
  clearTimeout(trims.get(part));
  trims.set(part, setTimeout(() => tidy(part).catch(() => {}), MOMENT));
}

/** Let the oldest go; what this bundle needs stays. */
async function tidy(part) {
  const cache = await open(part), needed = new Set([...SITE.code, ...SITE.form.code].map((path) => SCOPE + path));
  const others = (await cache.keys()).filter((request) => !needed.has(request.url));
  await Promise.all(others.slice(0, Math.max(0, others.length - LIMITS[part])).map((request) => cache.delete(request)));
}

/** Keep these addresses, one after the other, unless a copy is here that is not a day old. */
async function stock(addresses, anew = false) {
  for (const address of addresses) {
    const at = place(address);
    const copy = at && await match(at);
    if (!at || (copy && (at.fixed || (!anew && Date.now() - Date.parse(copy.headers.get(KEPT)) < DAY)))) continue;
    await fetch(address).then((response) => keep(at, response), () => {});
  }
}

/** The same photo in another size, where that is here. */
async function sibling(at) {
  const cache = await open(at.part);
  const start = at.key.replace(/-[^-]*$/, "-");
  const found = (await cache.keys()).find((request) => request.url.startsWith(start));
  return found && cache.match(found);
}

/** The page that says that a page was never seen here, at the address that was asked for. */
async function unseen(at) {
  const page = await match(place(SCOPE + language(at.path) + SITE.offline));
  if (!page) return Response.error();
  const text = (await page.text()).replace(/((?:href|src|action|data-\w+)=")(?:\.\.\/)+/g, `$1${SCOPE}`);
  return new Response(text, { headers: page.headers });
}
