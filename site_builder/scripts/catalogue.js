/** The catalogue's search and filters. They begin when somebody touches them, or the address asks; nothing is fetched before. */

import { say } from "./etalase.js";

const wide = matchMedia("(min-width: 60rem)");

class Finder extends HTMLElement {
  connectedCallback() {
    this.field = document.querySelector("main .et-search__input");
    this.dialog = this.querySelector("dialog");
    this.output = this.querySelector("output");
    this.sorting = this.querySelector("select");
    this.sharing = this.querySelector(".et-finder__share");
    this.touched();
    if (location.search) this.run((search) => search.ready);
    else if (wide.matches && !navigator.connection?.saveData) (window.requestIdleCallback ?? setTimeout)(() => this.begin().catch(() => {}));
    else if (this.field.value) this.run((search) => search.type(this.field.value));
  }

  /** Everything that may be touched before the search is here. */
  touched() {
    const soon = () => this.begin().catch(() => {});
    for (const form of document.querySelectorAll("form[role=search]")) {
      form.addEventListener("submit", (event) => {
        event.preventDefault();
        const typed = form.elements.q.value;
        this.field.value = typed;
        this.run((search) => search.type(typed, true));
        if (matchMedia("(pointer: coarse)").matches || form.elements.q !== this.field) form.elements.q.blur();
      });
    }
    this.field.addEventListener("focus", soon);
    this.field.addEventListener("input", () => this.run((search) => search.type(this.field.value)));
    this.sorting.addEventListener("pointerdown", soon);
    this.sorting.addEventListener("change", () => this.run((search) => search.sort(this.sorting.value)));
    for (const button of this.querySelectorAll(".et-finder__open")) {
      button.addEventListener("pointerdown", soon);
      button.addEventListener("click", () => this.open());
    }
    for (const button of this.dialog.querySelectorAll("[data-close]")) button.addEventListener("click", () => this.dialog.close());
    this.querySelector(".et-finder__foot").addEventListener("click", (event) => this.more(event));
  }

  /** The filters: beside the cards where there is room, else over the whole screen. */
  open() {
    if (!wide.matches) this.dialog.showModal();
    this.run((search) => search.open());
  }

  /** More cards in place; where that cannot be, on the next page. */
  more(event) {
    const link = event.target.closest("a[rel=next]");
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    this.begin().then((search) => search.more(), () => location.assign(link.href));
  }

  /** The search, fetched once. What it needs is asked for at the same time, not one after another. */
  begin() {
    this.begun ??= Promise.all([
      import("./finder.js"), import("./engine.js").then((engine) => engine.open({ q: new URLSearchParams(location.search).get("q") ?? "" })),
    ]).then(([{ Search }, engine]) => (this.search = new Search(this, engine, wide))).catch((error) => {
      this.begun = undefined;
      throw error;
    });
    return this.begun;
  }

  /** Do something with the search, saying quietly that it is being fetched, or that it cannot be. */
  async run(act) {
    const count = this.output.textContent;
    if (!this.search) this.output.textContent = say("loading");
    try {
      const search = await this.begin();
      if (this.output.textContent === say("loading")) this.output.textContent = count;
      await act(search);
    } catch (error) {
      if (this.output.textContent === say("loading")) this.output.textContent = count;
      this.lost(error, act);
    }
  }

  /** Nothing to search with: say so, where to go instead, and try again when asked. */
  lost(error, act) {
    const here = this.querySelector(".et-finder__said"), there = this.dialog.querySelector(".et-sheet__body");
    const places = this.search ? [here] : [here, there];
    for (const place of places) {
      place.replaceChildren(document.getElementById("et-drawn-lost").content.cloneNode(true));
      place.querySelector("p").textContent = say(error instanceof TypeError ? "lost" : "broken");
      place.querySelector("button").addEventListener("click", () => {
        for (const one of places) one.replaceChildren();
        this.output.tabIndex = -1;
        if (place === here) this.output.focus();
        this.run(act);
      });
    }
  }
}
customElements.define("et-finder", Finder);
