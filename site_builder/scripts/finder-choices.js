/** Choices of one filter: boxes to tick, in a tree that opens step by step, long lists folded. */

import { language, number, say } from "./etalase.js";
import { make } from "./make.js";

const FOLD = 8;
const MANY = 40;

/** A box with its name and its count. */
class Pick {
  constructor(id, label, spoken, changed) {
    this.box = make("input", { type: "checkbox", onchange: () => changed(id, this.box.checked) });
    this.count = make("span.et-pick__count");
    if (spoken !== label) this.box.ariaLabel = spoken;
    this.element = make("label.et-pick", {}, this.box, make("span.et-pick__name", {}, label), this.count);
  }

  /** Nothing that is ticked, or held by the keyboard, is ever taken away. */
  update(ticked, above, count) {
    this.box.checked = ticked;
    this.box.indeterminate = above;
    this.box.disabled = !count && !ticked && document.activeElement !== this.box;
    this.element.classList.toggle("is-off", !count && !ticked);
    this.count.textContent = number(count);
  }
}

/** The group of a filter that offers values, one below another or side by side. */
export class Choices {
  /**
   * @param {import("./engine.js").Facet} facet
   * @param {(value: string[]) => void} changed
   */
  constructor(facet, changed) {
    Object.assign(this, { facet, changed, chosen: [], counts: {}, picks: new Map(), branches: new Map() });
    this.values = new Map(facet.values.map((one) => [one.id, one]));
    this.below = Map.groupBy ? Map.groupBy(facet.values, (one) => this.above(one)) : grouped(facet.values, (one) => this.above(one));
    this.months = facet.id === "month";
    let tops = this.below.get("") ?? [];
    while (tops.length === 1 && this.below.has(tops[0].id)) tops = this.below.get(tops[0].id);
    this.element = make("div.et-picks", {}, this.branch(tops, this.months ? 12 : FOLD));
    if (this.months) this.element.classList.add("et-picks--months");
  }

  above(one) {
    return this.values.has(one.parent) ? one.parent : "";
  }

  /** A list of values, the first of them at once and the others when asked for. */
  branch(values, fold = FOLD) {
    const list = make("ul.et-picks__list"), state = { list, values, field: null, more: null };
    const shown = values.length > fold + 1 ? values.slice(0, fold) : values;
    list.append(...shown.map((one) => this.row(one)));
    if (shown.length < values.length) {
      const more = make("button.et-picks__more", { type: "button", onclick: () => this.unfold(state) }, say("others", { count: values.length - fold }));
      state.more = make("li", {}, more);
      list.append(state.more);
    }
    for (const one of values) this.branches.set(one.id, state);
    return list;
  }

  row(one) {
    const label = this.months ? short(one) : one.label;
    const pick = new Pick(one.id, label, one.label, (id, ticked) => this.tick(id, ticked));
    const row = make("li.et-picks__row", {}, pick.element);
    this.picks.set(one.id, pick);
    if (this.below.has(one.id)) {
      const button = make("button.et-picks__open", { type: "button", "aria-expanded": false, "aria-label": say("below", { name: one.label }),
        onclick: () => this.open(one.id, button.getAttribute("aria-expanded") === "false") });
      row.append(button);
      pick.button = button;
    }
    this.mark(one.id);
    return row;
  }

  /** Lay open, or fold, what is below a value. */
  open(id, wide) {
    const { button, element } = this.picks.get(id), row = element.parentElement;
    button.setAttribute("aria-expanded", String(wide));
    const there = row.querySelector(":scope > ul");
    if (there) there.hidden = !wide;
    else if (wide) row.append(this.branch(this.below.get(id)));
  }

  /** The rest of a long list; of a very long one, what fits the letters typed. */
  unfold({ list, values, more }) {
    const rest = values.filter((one) => !this.picks.has(one.id));
    if (rest.length <= MANY) {
      more.before(...rest.map((one) => this.row(one)));
      more.remove();
      this.picks.get(rest[0].id).box.focus();
      return;
    }
    const field = make("input.et-field", { type: "search", placeholder: say("narrow"), ariaLabel: `${this.facet.label}: ${say("narrow")}`, oninput: () => fit() });
    more.replaceChildren(field);
    const fit = () => {
      const letters = field.value.trim().toLocaleLowerCase(language);
      for (const one of values) this.picks.get(one.id)?.element.parentElement.toggleAttribute("hidden", Boolean(letters) && !one.label.toLocaleLowerCase(language).includes(letters));
      const found = letters ? values.filter((one) => !this.picks.has(one.id) && one.label.toLocaleLowerCase(language).includes(letters)) : [];
      list.append(...found.slice(0, MANY).map((one) => this.row(one)));
    };
    list.prepend(more);
    field.focus();
  }

  /** One value ticked or not. Within a tree a part takes the place of its whole, and the whole that of its parts. */
  tick(id, ticked) {
    const kept = this.chosen.filter((other) => other !== id && (!ticked || !(this.within(other, id) || this.within(id, other))));
    if (ticked && this.below.has(id)) this.open(id, true);
    this.changed(ticked ? [...kept, id] : kept);
  }

  within(id, whole) {
    for (let one = this.values.get(id); one; one = this.values.get(one.parent)) if (one.parent === whole) return true;
    return false;
  }

  /** Make sure that a value can be seen. */
  reveal(id) {
    if (this.picks.has(id)) return;
    const parent = this.above(this.values.get(id));
    if (parent) {
      this.reveal(parent);
      if (this.picks.has(parent)) this.open(parent, true);
    }
    const state = this.branches.get(id);
    if (state && !this.picks.has(id)) state.more ? state.more.before(this.row(this.values.get(id))) : state.list.append(this.row(this.values.get(id)));
  }

  mark(id) {
    const ticked = this.chosen.includes(id);
    this.picks.get(id).update(ticked, !ticked && this.chosen.some((other) => this.within(other, id)), this.counts[id] ?? 0);
  }

  update(chosen = [], counts) {
    Object.assign(this, { chosen, counts });
    for (const id of chosen) this.reveal(id);
    for (const id of this.picks.keys()) this.mark(id);
  }
}

/** The group of a filter that is on or off. */
export class Flag {
  constructor(facet, changed) {
    this.pick = new Pick("yes", facet.label, facet.label, (_, ticked) => changed(ticked ? ["yes"] : []));
    this.element = make("div.et-facet.et-facet--flag", {}, this.pick.element);
  }

  update(chosen = [], counts) {
    this.pick.update(chosen.includes("yes"), false, counts.yes ?? 0);
  }
}

function short(month) {
  const number = Number(month.id);
  return number >= 1 && number <= 12 ? new Intl.DateTimeFormat(language, { month: "short", timeZone: "UTC" }).format(Date.UTC(2000, number - 1)) : month.label;
}

function grouped(values, key) {
  const groups = new Map();
  for (const one of values) groups.set(key(one), [...(groups.get(key(one)) ?? []), one]);
  return groups;
}
