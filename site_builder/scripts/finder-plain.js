/** The whole catalogue in its usual order, from its own pages: where nothing is asked for, no index is needed to show more. */

export class Plain {
  /** @param {HTMLElement} element the `<et-finder>` as it was served */
  constructor(element) {
    this.cards = [...element.querySelectorAll(".et-card")].map((card) => card.outerHTML);
    this.next = element.querySelector("a[rel=next]")?.href;
  }

  /** The first so many cards, as HTML that stands right in the first page. */
  async first(many) {
    while (this.cards.length < many && this.next) {
      const answer = await fetch(this.next);
      if (!answer.ok) throw new TypeError(this.next);
      const page = new DOMParser().parseFromString(await answer.text(), "text/html"), next = page.querySelector("a[rel=next]");
      for (const one of page.querySelectorAll(".et-card :is([href], [src], [srcset])")) {
        for (const name of ["href", "src", "srcset"]) {
          if (one.hasAttribute(name)) one.setAttribute(name, one.getAttribute(name).replace(/(^|,\s*)\.\.\//g, "$1"));
        }
      }
      this.cards.push(...[...page.querySelectorAll(".et-card")].map((card) => card.outerHTML));
      this.next = next && new URL(next.getAttribute("href"), answer.url).href;
    }
    return this.cards.slice(0, many);
  }
}
