/** Checks a shelf tag: whether the content it was printed from is what the catalogue shows as approved, and as of which day. */

import { day } from "./etalase.js";
import { signs } from "./code.js";
import { filled } from "./filled.js";
import { idIn, read, taken, text } from "./read.js";

const DAY = 86_400_000;

class Verify extends HTMLElement {
  connectedCallback() {
    this.form = this.querySelector("form");
    this.form.hidden = false;
    this.form.addEventListener("submit", (event) => this.typed(event));
    addEventListener("hashchange", () => this.check());
    this.check();
  }

  /** What was typed becomes the page's address, as if the tag had been scanned. */
  typed(event) {
    event.preventDefault();
    const { id, code } = this.form.elements;
    const pasted = id.value.includes(".") && !code.value ? id.value.split(".").at(-1) : code.value;
    const hash = `#${idIn(id.value, this.dataset.page) || id.value.trim()}.${signs(pasted) || pasted.trim()}`;
    this.move = true;
    if (location.hash === new URL(hash, location.href).hash) this.check();
    else location.hash = hash;
  }

  async check() {
    const [id, ...rest] = plain(location.hash.slice(1)).split(".");
    this.turn = (this.turn ?? 0) + 1;
    const turn = this.turn;
    for (const other of document.querySelectorAll(".et-masthead__language a")) other.hash = location.hash;
    if (!id && !rest.length) return this.show([], false);
    this.show([this.part("busy")]);
    const parts = await this.answer(id, rest.join("."));
    if (turn !== this.turn) return;
    this.show(parts, true);
    const again = !this.querySelector(".et-verify__product");
    this.form.elements.id.value = again ? id : "";
    this.form.elements.code.value = again ? rest.join(".") : "";
  }

  /** What to show for an id and a code. */
  async answer(id, typed) {
    const code = signs(typed);
    const known = idIn(id, this.dataset.page);
    if (!code) return [this.part("damaged"), ...(known ? [this.way(new URL(this.dataset.page.replace("*", known), location.href).href)] : [])];
    const [found, edition] = await Promise.all([read(known, this.dataset.page), this.edition()]);
    const told = { id, code: `${code.slice(0, 4)}-${code.slice(4, 8)}-${code.slice(8)}`, day: edition.date ? day(edition.date) : "?" };
    const warnings = ["shown", "gone"].includes(found.state) ? this.warnings(edition, found.kept) : [];
    if (found.state === "shown") {
      const same = found.line.code.replaceAll("-", "") === code;
      return [...warnings, this.part(same ? "approved" : "changed", told), this.product(found)];
    }
    if (found.state === "gone") {
      const since = text(found.page.querySelector("main .et-lead"));
      return [...warnings, this.part("gone", { since: `${text(found.page.querySelector("h1"))}. ${since}` }), this.way(found.href)];
    }
    return [this.part(found.state, told), ...(found.state === "unreachable" ? [this.again()] : [])];
  }

  /** The day of the edition, and when this device made its copy of that, if it did. */
  async edition() {
    try {
      const response = await fetch(this.dataset.edition);
      return { date: (await response.json()).date, kept: response.headers.get("x-kept") };
    } catch {
      return {};
    }
  }

  /** What stands above everything: that the answer is old, or this device's own. */
  warnings(edition, kept) {
    const found = [];
    if (edition.date) {
      const age = Math.floor((Date.parse(today()) - Date.parse(edition.date)) / DAY);
      if (age > Number(this.dataset.fresh)) found.push(this.part("old", { age: String(age), day: day(edition.date) }));
    } else {
      found.push(this.part("undated"));
    }
    const copied = [kept, edition.kept].filter(Boolean).sort()[0];
    if (copied) found.push(this.part("kept", { day: day(copied) }));
    return found;
  }

  /** The product as its page shows it. */
  product({ page, href }) {
    const part = this.part("product");
    const photo = page.querySelector("et-gallery img");
    if (photo) part.querySelector(".et-verify__photo").append(taken(photo));
    const link = part.querySelector("h3 a");
    link.href = href;
    link.textContent = text(page.querySelector("h1"));
    part.querySelector(".et-verify__from").textContent = [...page.querySelector(".et-listing__from")?.children ?? []].map(text).join(" · ");
    const price = page.querySelector(".et-price");
    if (price) part.querySelector(".et-verify__price").append(taken(price));
    part.querySelector(".et-verify__approved").textContent = text(page.querySelector(".et-approved"));
    const papers = page.querySelector(".et-papers");
    const place = part.querySelector(".et-verify__papers");
    if (papers) place.append(taken(papers));
    else place.remove();
    return part;
  }

  way(href) {
    const part = this.part("page");
    part.querySelector("a").href = href;
    return part;
  }

  again() {
    const part = this.part("again");
    part.querySelector("button").addEventListener("click", () => this.check());
    return part;
  }

  part(state, values = {}) {
    return filled(this.querySelector(`template[data-state=${state}]`), values);
  }

  show(parts, done = false) {
    const place = this.querySelector(".et-verify__answer");
    place.replaceChildren(...parts, ...(done ? [this.part("another")] : []));
    this.classList.toggle("et-verify--answered", parts.length > 0);
    this.querySelector(".et-verify__opening").classList.toggle("et-hidden", parts.length > 0);
    const sentence = place.querySelector(".et-verdict__sentence");
    if (!done || !sentence || !this.move) return;
    sentence.tabIndex = -1;
    sentence.focus();
    this.move = false;
  }
}

/** A hash as it was meant; one that is broken is taken as it is. */
function plain(hash) {
  try {
    return decodeURIComponent(hash);
  } catch {
    return hash;
  }
}

/** Today where the device is, as `2026-11-21`. */
function today() {
  const now = new Date();
  return new Date(now.getTime() - now.getTimezoneOffset() * 60_000).toISOString().slice(0, 10);
}

customElements.define("et-verify", Verify);
