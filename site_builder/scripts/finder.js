/** The search at work: one query, its address, and the page that shows it. */

import { say } from "./etalase.js";
import { bare, letter, near, ways } from "./finder-empty.js";
import { choices } from "./finder-labels.js";
import { Panel } from "./finder-panel.js";
import { STEP, asks, choose, chosen, read, usual, words, write } from "./finder-query.js";
import { Plain } from "./finder-plain.js";
import { Results } from "./finder-results.js";

const PAUSE = 200;

export class Search {
  /**
   * @param {HTMLElement} element the `<et-finder>`
   * @param {import("./engine.js").Engine} engine
   * @param {MediaQueryList} wide whether the panel stands beside the cards
   */
  constructor(element, engine, wide) {
    Object.assign(this, { element, engine, wide, facets: engine.facets, turn: 0, title: document.title, plain: new Plain(element) });
    const { query, ignored } = read(location.search, this.facets);
    this.query = query;
    this.results = new Results(element, {
      drop: (facet, id) => this.drop(facet, id), clear: () => this.go({ ...this.query, selection: {}, show: STEP }), more: () => this.more(),
    });
    this.panel = new Panel(this.facets, (id, value) => this.choose(id, value), (id) => this.measure(id), wide.matches);
    this.languages = [...document.querySelectorAll("a[hreflang][lang]")].filter((link) => link.closest("header")).map((link) => [link, link.getAttribute("href")]);
    this.place();
    this.listen();
    this.ready = this.follow(query, ignored, history.state?.scroll);
  }

  listen() {
    this.wide.addEventListener("change", () => this.place());
    addEventListener("popstate", () => {
      if (location.search === this.address) return;
      const { query, ignored } = read(location.search, this.facets);
      clearTimeout(this.pause);
      this.element.field.value = query.q;
      this.follow(query, ignored, history.state?.scroll ?? 0);
    });
    let resting;
    addEventListener("scroll", () => {
      clearTimeout(resting);
      resting = setTimeout(() => !this.busy && history.replaceState({ ...history.state, scroll: scrollY }, ""), 150);
    }, { passive: true });
    this.element.querySelector("[data-clear]").addEventListener("click", () => this.change({ ...this.query, selection: {}, show: STEP }));
    this.element.dialog.addEventListener("close", () => this.top());
    this.element.sharing.addEventListener("click", () => this.share());
    for (const link of this.shortcuts()) {
      link.addEventListener("click", (event) => {
        if (event.ctrlKey || event.metaKey || event.shiftKey) return;
        event.preventDefault();
        this.go(this.toggled(link));
      });
    }
  }

  /** The links to categories and channels above the cards, which choose in place now. */
  shortcuts() {
    return this.element.querySelectorAll(".et-finder__ways a[data-value]");
  }

  toggled({ dataset: { facet, value } }) {
    return choose(this.query, facet, [this.query.selection[facet]].flat().includes(value) ? [] : [value]);
  }

  /** Put the panel beside the cards, or into the dialog. */
  place() {
    const { element, panel, wide } = this, side = element.querySelector(".et-finder__side"), held = side.contains(document.activeElement);
    (wide.matches ? side : element.dialog.querySelector(".et-sheet__body")).replaceChildren(...(wide.matches ? [...side.querySelectorAll(".et-finder__ways"), panel.element] : [panel.element]));
    side.classList.toggle("is-ready", wide.matches);
    if (wide.matches && element.dialog.open) element.dialog.close();
    if (wide.matches && held) panel.element.querySelector("summary").focus();
  }

  /** Show the filters. */
  open() {
    this.stepped = false;
    (this.wide.matches ? this.panel.element : this.element.dialog).querySelector("summary")?.focus();
  }

  type(text, now = false) {
    clearTimeout(this.pause);
    this.pause = setTimeout(() => {
      const q = words(text);
      if (q !== this.query.q) this.go({ ...this.query, q, sort: !q && this.query.sort === "relevance" ? "" : this.query.sort, show: STEP }, this.typing ? "replace" : "push");
      this.typing = !now;
    }, now ? 0 : PAUSE);
  }

  sort(value) {
    const usual = this.query.q ? "relevance" : "newest";
    this.go({ ...this.query, sort: value === usual ? "" : value, show: STEP });
  }

  choose(id, value) {
    this.change(choose(this.query, id, value));
  }

  /** Choices in the dialog are one step back together; beside the cards, each is its own. */
  change(query) {
    const same = this.element.dialog.open && this.stepped;
    this.stepped = true;
    this.go(query, same ? "replace" : "push");
  }

  /** Say between what the numbers of a range lie, which takes a file of its own. */
  async measure(id) {
    try {
      await this.engine.numbers([id]);
      const { query, turn } = this, look = await this.engine.look(question(query));
      if (turn === this.turn) this.panel.update(query, look.counts);
    } catch {
      // Without its numbers a range does not say between what they lie; it filters all the same.
    }
  }

  drop(facet, id) {
    const value = this.query.selection[facet.id];
    this.choose(facet.id, Array.isArray(value) ? value.filter((one) => one !== id) : null);
  }

  async more() {
    const shown = this.element.querySelectorAll(".et-card").length;
    await this.go({ ...this.query, show: (Math.floor(shown / STEP) + 1) * STEP }, "replace", false);
    this.results.reach(shown);
  }

  /** Look for something else: its address first, then what is found. */
  async go(query, how = "push", top = true) {
    this.typing = false;
    const search = write(query, this.facets);
    if (search !== this.address) history[`${how}State`]({ scroll: scrollY }, "", location.pathname + search);
    await this.follow(query, [], top ? undefined : scrollY);
    if (top) this.top();
  }

  /** Show what an address asks for. `scroll` is where the reader stood before. */
  async follow(query, ignored, scroll) {
    const untouched = this.address === undefined && !asks(query), turn = ++this.turn;
    Object.assign(this, { query, address: write(query, this.facets), busy: true });
    history.scrollRestoration = asks(query) ? "manual" : "auto";
    if (document.activeElement !== this.element.field) this.element.field.value = query.q;
    this.name();
    this.element.sharing.hidden = !asks(query);
    try {
      const look = await this.engine.look(question(query));
      const cards = untouched ? [] : usual(query) ? await this.plain.first(query.show) : await this.engine.cards([...look.positions.slice(0, query.show)]);
      if (turn !== this.turn) return;
      this.offer(look);
      if (!untouched) this.draw(look, cards);
      this.note(look, ignored);
      if (!look.total) await this.help(look, turn);
      if (scroll !== undefined && !untouched) scrollTo({ top: scroll, behavior: "instant" });
    } catch (error) {
      if (turn === this.turn) this.element.lost(error, () => this.follow(query, ignored, scroll));
    } finally {
      if (turn === this.turn) this.busy = false;
    }
  }

  draw(look, cards) {
    const held = document.activeElement;
    this.results.draw(this.query, look, cards, this.engine);
    if (held && !held.isConnected) this.results.heading.focus({ preventScroll: true });
  }

  /** Say what was left out or taken for something else. */
  note(look, ignored) {
    const quoted = (list) => list.map((one) => `“${one}”`).join(", ");
    this.results.say(
      ignored.length > 0 && say("ignored", { parts: quoted(ignored.slice(0, 5).map((one) => one.slice(0, 40))) }),
      look.instead?.length > 0 && say("instead", { typed: this.query.q, words: look.instead.join(" ") }),
      look.unknown?.length > 0 && say("unknown", { words: quoted(look.unknown) }));
  }

  /** A way on when nothing is found. */
  async help(look, turn) {
    const { query, engine, facets } = this, door = (way) => way && { ...way, take: () => this.go(way.query) };
    const single = ways(query, look, facets), all = single.length || !chosen(query) ? null : await bare(query, engine).catch(() => null);
    const nearest = await near(query, engine).catch(() => null);
    if (turn === this.turn) this.results.empty((all ? [all] : single).map(door), door(nearest), letter(this.element.dataset.email, query, facets));
  }

  /** The controls as the query has them, with counts. */
  offer(look) {
    const { element, query } = this, count = chosen(query);
    this.panel.update(query, look.counts);
    for (const badge of element.querySelectorAll(".et-finder__on")) badge.textContent = count ? String(count) : "";
    element.querySelector(".et-sheet__see").textContent = say(look.total ? "see" : "see.none", { count: look.total });
    element.querySelector("[data-clear]").disabled = !count;
    const best = element.sorting.querySelector("[value=relevance]");
    best.hidden = best.disabled = !query.q;
    element.sorting.value = query.sort || (query.q ? "relevance" : "newest");
    for (const link of this.shortcuts()) {
      const { facet, value } = link.dataset, on = [query.selection[facet]].flat().includes(value);
      link.href = location.pathname + write(this.toggled(link), this.facets);
      if (on) link.setAttribute("aria-current", "true");
      else link.removeAttribute("aria-current");
      link.lastElementChild.textContent = look.counts[facet]?.[value] ?? 0;
    }
  }

  /** Name the page by what it shows, and keep that in the other language. */
  name() {
    const names = [this.query.q && `“${this.query.q}”`, ...[...choices(this.query, this.facets)].map((one) => one.name)].filter(Boolean);
    document.title = [...(names.length ? [names.join(", ")] : []), this.title].join(" · ");
    for (const [link, href] of this.languages) link.href = href + this.address;
  }

  /** Back to the first cards, if they are out of sight. */
  top() {
    const main = this.element.querySelector(".et-finder__main");
    if (!this.element.dialog.open && main.getBoundingClientRect().top < 0) main.scrollIntoView({ behavior: "instant" });
  }

  /** Hand the address on: by the phone's own sheet, else as a copy. */
  async share() {
    const said = this.element.sharing.querySelector("span"), before = say("share");
    try {
      if (navigator.share) return await navigator.share({ title: document.title, url: location.href });
      await navigator.clipboard.writeText(location.href);
      said.textContent = say("shared");
    } catch (error) {
      if (error.name !== "AbortError") said.textContent = say("share.hand");
    }
    setTimeout(() => (said.textContent = before), 4000);
    return undefined;
  }
}

/** A query as the engine is asked it. */
function question({ q, selection, sort }) {
  return { q, selection, sort: sort || (q ? "relevance" : "newest") };
}
