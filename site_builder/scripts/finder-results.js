/** What was found: how many, what is chosen, the pages and cards, and the way to more of them. */

import { say } from "./etalase.js";
import { choices } from "./finder-labels.js";
import { STEP } from "./finder-query.js";
import { drawing, make } from "./make.js";

const FEW = matchMedia("(min-width: 60rem)").matches ? 3 : 2;

export class Results {
  /**
   * @param {HTMLElement} element the `<et-finder>`
   * @param {Record<string, Function>} act what its buttons do: drop(facet, id), clear(), more()
   */
  constructor(element, act) {
    const part = (name) => element.querySelector(`.et-finder__${name}`);
    Object.assign(this, { element, act, said: part("said"), none: part("none"), pages: part("pages"), chips: element.querySelector(".et-chips"),
      shelf: element.querySelector(".et-shelf"), foot: part("foot"), output: element.querySelector("output"), heading: element.querySelector(".et-count") });
    this.heading.tabIndex = -1;
  }

  /** Plain sentences above the cards: what was left out of the address, which words were taken for which. */
  say(...sentences) {
    this.said.replaceChildren(...sentences.filter(Boolean).map((one) => (one instanceof Node ? one : make("p", {}, one))));
  }

  /**
   * @param {import("./finder-query.js").Query} query
   * @param {import("./engine.js").Look} look
   * @param {string[]} cards as HTML of our own templates
   * @param {import("./engine.js").Engine} engine
   */
  draw(query, look, cards, engine) {
    const narrowed = query.q || Object.keys(query.selection).length;
    this.output.textContent = narrowed ? say("of", { found: look.total, all: say("goods", { count: engine.count }) }) : say("goods", { count: look.total });
    this.mark(query, engine.facets);
    this.list(query.q ? look.pages : []);
    this.shelve(cards);
    this.shelf.hidden = !look.total;
    if (look.total) this.none.replaceChildren();
    this.more(cards.length, look.total);
  }

  /** The chips, and what can be done with all of them. Focus on one that goes moves to its neighbour. */
  mark(query, facets) {
    const at = [...this.chips.querySelectorAll("button")].indexOf(document.activeElement);
    const chips = [...choices(query, facets)].map(({ facet, id, name }) =>
      make("button.et-chip", { type: "button", ariaLabel: say("drop", { name }), onclick: () => this.act.drop(facet, id) }, make("span", {}, name), drawing("cross")));
    const clear = chips.length > 0 && make("button.et-chips__do", { type: "button", onclick: () => this.act.clear() }, say("clear"));
    const buttons = [...chips, clear].filter(Boolean);
    this.chips.replaceChildren(...buttons.map((button) => make("li", {}, button)));
    this.chips.hidden = !buttons.length;
    if (at >= 0) (chips[Math.min(at, chips.length - 1)] ?? this.heading).focus();
  }

  /** Pages that are about the words: a few lines, the others when asked for. */
  list(found) {
    const line = (page) => make("li.et-directory__item", {}, make("a", { href: page.href, ...(page.lang ? { lang: page.lang, hreflang: page.lang } : {}) }, page.title),
      make("span.et-directory__line", {}, page.line ?? ""), make("span.et-directory__count", {}, say(`kind.${page.kind}`)));
    const list = make("ul.et-directory", {}, ...found.slice(0, FEW).map(line)), rest = found.slice(FEW);
    const more = rest.length > 0 && make("button.et-finder__rest", { type: "button", onclick: () => {
      const lines = rest.map(line);
      list.append(...lines);
      more.remove();
      lines[0].querySelector("a").focus();
    } }, say("pages.more", { count: rest.length }));
    this.pages.hidden = !found.length;
    this.pages.replaceChildren(...(found.length ? [list, more].filter(Boolean) : []));
  }

  /** The cards on the shelf; those that stand there already stay. */
  shelve(cards) {
    const place = document.createElement("template"), key = (card) => card.querySelector("a").getAttribute("href");
    const there = [...this.shelf.children], kept = new Map(there.map((card) => [key(card), card]));
    const wanted = cards.map((html) => {
      place.innerHTML = html;
      const card = place.content.firstElementChild;
      return kept.get(key(card)) ?? card;
    });
    if (there.every((card, at) => card === wanted[at])) this.shelf.append(...wanted.slice(there.length));
    else this.shelf.replaceChildren(...wanted);
  }

  /** How many are shown, and a button for the next. */
  more(shown, total) {
    const again = document.activeElement === this.foot.querySelector("button, a");
    const left = Math.min(STEP, total - shown), all = say("goods", { count: total });
    const button = left > 0 && make("button.et-button.et-button--quiet", { type: "button", onclick: () => this.act.more(shown) }, say("more", { count: left }));
    this.foot.replaceChildren(total ? make("div.et-pager", {}, make("p", {}, shown < total ? say("of", { found: shown, all }) : all), button) : "");
    if (again && button) button.focus({ preventScroll: true });
  }

  /** Put the focus on the first card that is new. */
  reach(at) {
    this.shelf.children[at]?.querySelector("a")?.focus({ preventScroll: true });
  }

  /**
   * Nothing found: which choice is to blame, with a way out of each, and who may help.
   * @param {{name?: string, sentence?: string, total: number, take: () => void}[]} ways
   * @param {{name: string, total: number, take: () => void} | null} near
   * @param {string} letter address of an email to the curators
   */
  empty(ways, near, letter) {
    const door = (sentence, { total, take }) => make("li", {}, make("button.et-way", { type: "button", onclick: take }, make("span", {}, sentence), make("span.et-way__count", {}, say("goods", { count: total }))));
    const parts = [
      make("p.et-title", {}, say("none")),
      ways.length > 1 && make("p.et-soft", {}, say("blame")),
      make("ul.et-ways", {}, ...ways.map((way) => door(way.sentence ?? say("without", { name: way.name }), way)), near && door(say("near", { name: near.name }), near)),
      make("p.et-soft", {}, say("ask")),
      make("p", {}, make("a.et-button.et-button--quiet", { href: letter }, drawing("mail"), make("span", {}, say("letter")))),
    ];
    this.none.replaceChildren(...parts.filter(Boolean));
  }
}

