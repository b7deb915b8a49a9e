/** Up to four listings side by side, read from their own pages. Which ones is in the address: `?ids=a,b,c`. */

import { list, say } from "./etalase.js";
import { filled } from "./filled.js";
import { idIn, read, taken, text } from "./read.js";
import { grid } from "./grid.js";

const MOST = 4;
const LOOKED_AT = 12;

class Compare extends HTMLElement {
  connectedCallback() {
    this.said = this.querySelector(".et-compare__said");
    this.region = this.querySelector(".et-compare__region");
    this.strip = this.querySelector(".et-compare__strip");
    this.adding = this.querySelector(".et-compare__add");
    this.form = this.querySelector("form");
    this.form.addEventListener("submit", (event) => this.typed(event));
    this.querySelector("[data-act=share]").addEventListener("click", () => this.share());
    this.querySelector("[data-act=print]").addEventListener("click", () => print());
    this.region.addEventListener("scroll", () => { this.strip.firstElementChild.scrollLeft = this.region.scrollLeft; }, { passive: true });
    addEventListener("popstate", () => this.show());
    addEventListener("beforeprint", () => this.unfold(true));
    addEventListener("afterprint", () => this.unfold(false));
    this.show();
  }

  get ids() {
    const asked = new URLSearchParams(location.search).get("ids") ?? "";
    return [...new Set(asked.split(/[,\s]+/).filter(Boolean))].slice(0, LOOKED_AT);
  }

  /** Another choice of listings, as an address one can go back from. */
  go(ids, focus) {
    history.pushState(null, "", ids.length ? `?ids=${ids.map(encodeURIComponent).join(",")}` : location.pathname);
    return this.show(focus);
  }

  async show(focus) {
    const { ids } = this;
    this.turn = (this.turn ?? 0) + 1;
    const turn = this.turn;
    for (const other of document.querySelectorAll(".et-masthead__language a")) other.search = location.search;
    if (ids.length) this.said.replaceChildren(this.part("busy"));
    const found = await Promise.all(ids.map((id) => read(id, this.dataset.page)));
    if (turn !== this.turn) return;
    this.found = found;
    const shown = found.filter((one) => one.state === "shown");
    this.tell([...found.filter((one) => one.state !== "shown").map(trouble),
      ...(shown.length > MOST ? [say("many", { names: shown.slice(MOST).map((one) => one.line.name).join(", ") })] : []),
      ...(shown.length === 1 ? [say("one")] : [])]);
    this.draw(shown.slice(0, MOST));
    this.offer(shown.length);
    focus?.();
  }

  /** The table, with what differs first. */
  draw(shown) {
    this.classList.toggle("et-compare--filled", shown.length > 0);
    this.region.hidden = !shown.length;
    this.querySelector(".et-compare__acts").hidden = !shown.length;
    this.style.setProperty("--et-columns", String(shown.length));
    const heads = shown.map((one) => this.head(one));
    const { differing, same, count } = grid(shown, heads);
    const fold = this.part("same", { count: String(count) });
    fold.append(same);
    this.region.replaceChildren(differing, ...(count && shown.length > 1 ? [fold] : []));
    if (shown.length === 1) this.region.append(same);
    this.strip.firstElementChild.replaceChildren(document.createElement("span"), ...shown.map(({ line }) => {
      return Object.assign(document.createElement("span"), { textContent: line.name });
    }));
    this.watch?.disconnect();
    this.watch = new IntersectionObserver(([seen]) => {
      this.strip.classList.toggle("et-compare__strip--on", !seen.isIntersecting && seen.boundingClientRect.top < 0);
    });
    if (shown.length) this.watch.observe(differing.tHead);
  }

  /** The head of a listing's column. */
  head(one) {
    const part = this.part("head", {});
    const photo = one.page.querySelector("et-gallery img");
    if (photo) part.querySelector(".et-compare__photo").append(taken(photo));
    const link = part.querySelector("a");
    link.href = one.href;
    link.textContent = one.line.name;
    const button = part.querySelector("button");
    button.ariaLabel = button.ariaLabel.replace("%(name)s", () => one.line.name);
    button.addEventListener("click", () => {
      this.go(this.ids.filter((id) => id !== one.id), () => (this.region.hidden ? this.form.elements.id : this.region).focus());
    });
    return part;
  }

  /** What can be added: by address, or from the inquiry list of this device. */
  offer(count) {
    this.adding.hidden = count >= MOST;
    const listed = this.adding.querySelector(".et-compare__listed");
    const lines = list.read().lines.filter(({ id }) => !this.ids.includes(id));
    listed.hidden = !lines.length;
    listed.querySelector("ul").replaceChildren(...lines.map(({ id, name }) => {
      const item = this.part("listed", { name });
      item.querySelector("button").addEventListener("click", () => this.go([...this.ids, id], () => this.region.focus()));
      return item;
    }));
  }

  typed(event) {
    event.preventDefault();
    const field = this.form.elements.id;
    const id = idIn(field.value, this.dataset.page);
    const here = this.found.find((one) => one.id === id && one.state === "shown");
    if (!id) return this.tell([say("invalid")]);
    if (here) return this.tell([say("there", { name: here.line.name })]);
    field.value = "";
    return this.go([...this.ids.filter((one) => one !== id), id], () => field.focus());
  }

  async share() {
    if (navigator.share) return navigator.share({ title: document.title, url: location.href }).catch(() => {});
    return navigator.clipboard.writeText(location.href).then(() => this.tell([say("copied")]), () => this.tell([say("link", { link: location.href })]));
  }

  /** On paper everything is unfolded. */
  unfold(open) {
    const fold = this.region.querySelector("details");
    if (!fold) return;
    if (open) this.folded = !fold.open;
    fold.open = open || !this.folded;
  }

  tell(sentences) {
    this.said.replaceChildren(...sentences.map((sentence) => this.part("trouble", { text: sentence })));
  }

  part(name, values = {}) {
    return filled(this.querySelector(`template[data-part=${name}]`), values);
  }
}

/** The sentence for a listing that cannot be shown. */
function trouble({ state, id, page }) {
  return say(state, { id, name: state === "gone" ? text(page.querySelector("h1")) : "" });
}

customElements.define("et-compare", Compare);
