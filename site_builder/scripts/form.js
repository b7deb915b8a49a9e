/** The form by which a supplier submits a product: one part at a time, kept on this device at every change. */
import { language, learn, money, number, say } from "./etalase.js";
import { faults, wrong } from "./form-check.js";
import { fill, gathered, written } from "./form-gather.js";
import { amount, phone } from "./form-read.js";
import { choices, needed, next, places, row } from "./form-rows.js";
import { drop, get, lasting, put } from "./form-store.js";

const LETTERS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ", WAIT = 400;
const KNOWN = ["business", "contact"];
const today = () => new Date(Date.now() - new Date().getTimezoneOffset() * 60000).toISOString().slice(0, 10);
const fresh = () => [...crypto.getRandomValues(new Uint8Array(8))].map((byte) => LETTERS[byte % 32]).join("");

class Form extends HTMLElement {
  async connectedCallback() {
    this.form = this.querySelector("form");
    this.parts = Object.fromEntries([...this.querySelectorAll("[data-part]")].map((one) => [one.dataset.part, one]));
    this.steps = [...this.querySelectorAll(".et-part")];
    this.described(this);
    await this.begin();
    this.form.addEventListener("input", ({ target }) => this.changed(target));
    this.form.addEventListener("change", ({ target }) => this.changed(target));
    this.form.addEventListener("click", (event) => this.clicked(event));
    this.form.addEventListener("submit", (event) => event.preventDefault());
    this.form.addEventListener("focusout", ({ target }) => target.name && this.told(target, true));
    addEventListener("hashchange", () => this.show(true));
    addEventListener("pagehide", () => this.save());
    document.addEventListener("visibilitychange", () => document.hidden && this.save());
    this.show(false);
    this.dataset.ready = "1";
    await this.lists();
    this.photos();
    navigator.serviceWorker?.ready.then(({ active }) => active.postMessage([]));
  }

  /** Labels and helps are named to the controls they are about; what is required is said to be. */
  described(root) {
    for (const one of root.querySelectorAll("[name]:is(input, select, textarea)")) {
      const ask = one.closest(".et-ask"), label = ask.querySelector(":scope > label"), help = ask.querySelector(":scope > .et-ask__help"), other = one.closest(".et-ask__other");
      if (label && !other) label.htmlFor = one.id = one.name;
      if (one.lang) one.ariaLabel = `${label?.firstChild.textContent ?? ""} (${one.lang})`;
      if (help) one.setAttribute("aria-describedby", (help.id = `?${ask.dataset.ask}`));
      if (ask.querySelector(":scope > :is(label, legend) em") && one.type !== "radio" && one.type !== "checkbox" && !one.lang) one.ariaRequired = "true";
    }
  }

  /** Take up the draft that the address names, or begin a new one with the supplier known here. */
  async begin() {
    const wanted = new URLSearchParams(location.search).get("draft");
    const found = wanted && await get("drafts", wanted);
    const known = found ? {} : await get("kept", "supplier") ?? {};
    this.draft = found || { id: fresh(), kind: this.dataset.kind, made: Date.now(), changed: 0, values: { "listing.price.public": "true", ...known }, photos: [] };
    this.remembered = this.draft.remembered ??= Boolean(known["supplier.name"] || known.supplier);
    const reached = Object.keys(this.draft.values).some((name) => name.startsWith("supplier.contacts."));
    needed(this.form, { ...this.draft.values, ...(!reached && { "supplier.contacts.1.kind": "" }) });
    this.described(this.form);
    fill(this.form, this.draft.values);
    this.fits();
    for (const one of this.form.querySelectorAll("[data-money], [data-format]")) this.told(one);
  }

  async lists() {
    const { lists, places: villages, suppliers } = this.dataset;
    try {
      const [some, governments, known] = await Promise.all([lists, villages, suppliers].map(async (path) => (await fetch(path)).json()));
      learn(some.words);
      this.choose = { ...some, suppliers: known.map(([id, name]) => [id, name]) };
      choices(this.form, this.choose);
      places(this.form, governments);
      this.fits();
      for (const one of this.form.querySelectorAll("[data-money]")) this.told(one);
    } catch {
      this.say(say("lists"));
    }
  }

  photos() {
    return this.shots ??= import("./form-photos.js").then(({ Shots }) => new Shots(this.form.querySelector(".et-ask--photos"), this.draft, this.store, { changed: () => this.changed(), described: (node) => this.described(node) }));
  }

  get store() {
    return { get, put, drop };
  }

  say(text) {
    this.parts.notice.textContent = text;
  }

  // Keeping

  changed(target) {
    if (target?.name === "listing.category") this.fits();
    if (target?.name === "supplier") this.known();
    if (target?.name) this.told(target);
    if (target?.name === "listing.price.per") this.told(this.form.elements["listing.price.amount"]);
    clearTimeout(this.waiting);
    this.dirty = true;
    this.waiting = setTimeout(() => this.save(), WAIT);
  }

  async save() {
    clearTimeout(this.waiting);
    if (!this.dirty) return;
    this.dirty = false;
    const values = written(this.form);
    Object.assign(this.draft, { values, name: values["listing.name.id"] ?? "", changed: Date.now(), step: this.at?.id });
    await put("drafts", this.draft.id, this.draft);
    const supplier = Object.fromEntries(Object.entries(values).filter(([name]) => /^(supplier|sender)\b/.test(name)));
    if (supplier["supplier.name"] || supplier.supplier) await put("kept", "supplier", supplier);
    this.judge();
    this.parts.kept.textContent = lasting.yes ? say("kept") : "";
    if (!lasting.yes) this.say(say("kept.visit"));
    if (lasting.yes && !location.search) history.replaceState(null, "", `?draft=${this.draft.id}${location.hash}`);
  }

  // The way through the form

  /** The parts that the way leads over. */
  get way() {
    const skip = this.form.elements.supplier.value || this.remembered;
    return this.steps.filter((one) => one.id === this.dataset.send || one === this.at || (one.dataset.needed && !(skip && KNOWN.includes(one.id))));
  }

  show(move) {
    this.at = this.steps.find((one) => `#${one.id}` === location.hash) ?? this.steps[0];
    for (const one of this.steps) one.hidden = one !== this.at;
    const way = this.way, place = way.indexOf(this.at), last = place === way.length - 1;
    this.parts.progress.textContent = say("progress", { at: place + 1, all: way.length });
    this.parts.bar.value = (place + 1) / way.length;
    this.querySelector("[data-go=back]").disabled = place === 0;
    this.querySelector("[data-go=next]").hidden = last;
    for (const link of this.querySelectorAll(".et-form__all a")) {
      if (link.hash === `#${this.at.id}`) link.setAttribute("aria-current", "step");
      else link.removeAttribute("aria-current");
    }
    this.querySelector(".et-form__all").open = false;
    this.say(lasting.yes ? "" : say("kept.visit"));
    if (move) {
      scrollTo(0, 0);
      this.at.querySelector("legend, h2").focus({ preventScroll: true });
    }
    if (last) this.review();
    else this.judge();
    this.save();
  }

  go(by) {
    const way = this.way, place = way.indexOf(this.at);
    const found = by > 0 && this.warned !== this.at.id ? [...faults(this.at)] : [];
    for (const { at, said } of found) this.mark(at, said);
    this.warned = this.at.id;
    if (found.length) {
      this.say(say("skip", { count: found.length }));
      found[0].at.querySelector("input:not([type=file]), select, textarea, [data-files]")?.focus();
      found[0].at.scrollIntoView({ block: "center" });
      return;
    }
    location.hash = way[place + by].id;
  }

  async clicked({ target }) {
    const button = target.closest("button");
    if (!button) return;
    const ask = button.closest(".et-ask--rows");
    if (button.value) this.paper(button.value);
    else if (button.dataset.go) this.go(button.dataset.go === "next" ? 1 : -1);
    else if ("add" in button.dataset) this.add(ask);
    else if (ask && button.matches(".et-ask__remove")) {
      button.closest("li").remove();
      ask.querySelector("[data-add]").focus();
      this.changed();
    }
  }

  add(ask) {
    const list = ask.querySelector("ol"), node = row(ask, next(list));
    list.append(node);
    this.described(node);
    choices(node, this.choose ?? {});
    node.querySelector("select, input").focus();
    return node;
  }

  /** A row for a permit that the category needs: the business's own, or the product's. */
  paper(id) {
    const own = this.choose.certificates.find(([one]) => one === id)[2] === "supplier" ? "supplier" : "listing";
    const node = this.add(this.form.querySelector(`[data-ask="${own}.certificates"]`)), type = node.querySelector("select");
    type.value = id;
    node.querySelector("input").focus();
    this.changed(type);
  }

  // What fits, and what is said of an answer

  /** Only what fits the category is asked; its permits are named. */
  fits() {
    const { selectedOptions: [chosen], value } = this.form.elements["listing.category"];
    const above = [value, ...(chosen?.dataset.above ?? "").split(" ")];
    for (const one of this.form.querySelectorAll("[data-fits]")) {
      one.toggleAttribute("data-unfit", value !== "" && !one.dataset.fits.split(" ").some((id) => above.includes(id)));
    }
    const known = new Map(this.choose?.certificates.map((one) => [one[0], one])), papers = (chosen?.dataset.papers ?? "").split(/[ |]/).filter((id) => known.has(id));
    const [line] = this.parts.asks.children;
    this.parts.asks.hidden = !papers.length;
    line.textContent = say("asks");
    this.parts.asks.replaceChildren(line, ...papers.map((id) => Object.assign(document.createElement("button"),
      { type: "button", className: "et-button et-button--quiet", value: id, textContent: "+ " + known.get(id)[1] })));
  }

  /** A supplier that is in the catalogue needs no second description. */
  known() {
    const { value } = this.form.elements.supplier;
    for (const one of this.form.querySelectorAll("#business [data-ask]")) one.toggleAttribute("data-unfit", value !== "");
  }

  /** What is understood by an answer, below it; what is wrong only once it is left. */
  told(one, left = false) {
    const ask = one.closest("[data-ask]");
    if (!ask || one.type === "file") return;
    const fault = left ? wrong(one) : "";
    this.mark(ask, fault || this.echo(one), Boolean(fault));
  }

  echo(one) {
    const text = one.value.trim(), value = amount(text);
    if ("money" in one.dataset && value > 0) {
      const per = this.form.elements["listing.price.per"].value, unit = this.choose?.units.find(([id]) => id === per)?.[2];
      const said = money(value, this.dataset.symbol);
      return one.name === "listing.price.amount" && unit ? say("echo.money", { price: said, unit }) : said;
    }
    if (one.dataset.format === "contact" && /^[+\d\s().-]{8,}$/.test(text)) return phone(text);
    return /^(integer|decimal)$/.test(one.dataset.type) && /[.,a-z]/i.test(text) && !Number.isNaN(value) ? number(value) : "";
  }

  mark(ask, said, bad = true) {
    let line = ask.querySelector(":scope > .et-ask__said");
    if (!line && !said) return;
    if (!line) ask.append(line = Object.assign(document.createElement("p"), { className: "et-ask__said", role: "status" }));
    line.textContent = said;
    line.classList.toggle("et-ask__said--wrong", bad && said !== "");
    for (const one of ask.querySelectorAll("[name]")) if (one.closest("[data-ask]") === ask) one.ariaInvalid = bad && said ? "true" : null;
  }

  /** What everything that looks at the draft as a whole is given. */
  async given() {
    const shots = await this.photos(), { listing, supplier, sender, photos } = gathered(this.form);
    return { draft: this.draft, tree: { listing, supplier, sender, photos }, supplier: this.form.elements.supplier.value, shots, files: await shots.files(), day: today() };
  }

  /** The checks come once there is something to judge. */
  async judge() {
    if (!this.draft.changed) return undefined;
    try {
      const { gates, judging } = await import("./form-judge.js"), judge = await (this.judging ??= judging(this.form, this.dataset));
      const found = await judge.run(await this.given());
      this.parts.gates.textContent = gates(found.channels);
      return found;
    } catch {
      this.judging = undefined;           // not here yet: the form goes without, and what it misses is told on arrival
      return undefined;
    }
  }

  async review() {
    const { reviewed } = await import("./form-review.js");
    await reviewed(this.parts.review, {
      ...await this.given(), data: this.dataset, language, found: await this.judge(),
      faults: this.steps.flatMap((step) => step.id === this.dataset.send ? [] : [...faults(step)].map((one) => ({ ...one, step }))),
      lists: this.choose ?? {}, form: this.form, sent: () => {
        this.draft.sent = Date.now();
        this.changed();
      },
    });
  }
}
customElements.define("et-form", Form);
