/** The group of a filter that is a range: two fields with their unit, and a few bands to tap. */

import { number, say } from "./etalase.js";
import { amount, span, typed } from "./finder-labels.js";
import { make } from "./make.js";

export class Ends {
  /**
   * @param {import("./engine.js").Facet} facet
   * @param {(value: import("./finder-query.js").Range | null) => void} changed
   */
  constructor(facet, changed) {
    Object.assign(this, { facet, changed });
    this.least = this.field("least");
    this.most = this.field("most");
    this.said = make("p.et-ends__said", { id: `et-said-${facet.id}`, role: "status" });
    const edges = facet.edges ?? [];
    this.bands = edges.length ? [{ max: edges[0] }, ...edges.slice(1).map((edge, at) => ({ min: edges[at], max: edge })), { min: edges.at(-1) }] : [];
    this.buttons = this.bands.map((band) => make("button.et-band", { type: "button", "aria-pressed": false,
      onclick: (event) => changed(event.currentTarget.ariaPressed === "true" ? null : band) }, span(facet, band)));
    this.element = make("div.et-ends", {},
      make("div.et-ends__fields", {}, this.label("least", this.least), this.label("most", this.most)), this.said,
      facet.unit && make("p.et-ends__unit", {}, facet.unit),
      this.buttons.length && make("ul.et-bands", {}, ...this.buttons.map((button) => make("li", {}, button))));
  }

  field(end) {
    return make("input.et-field", { type: "text", inputMode: "decimal", autocomplete: "off", maxLength: 20,
      "aria-describedby": `et-said-${this.facet.id}`, "data-end": end, onchange: () => this.take() });
  }

  label(end, field) {
    return make("label.et-ends__end", {}, make("span", {}, say(end)), field);
  }

  /** What was typed, when it is numbers; otherwise what is wrong with it. */
  take() {
    const [min, max] = [this.least, this.most].map((field) => typed(field.value));
    for (const [field, value] of [[this.least, min], [this.most, max]]) field.ariaInvalid = String(Number.isNaN(value));
    const wrong = Number.isNaN(min) ? this.least : Number.isNaN(max) ? this.most : null;
    this.said.textContent = wrong ? say("number", { typed: wrong.value.slice(0, 20), example: number(12500) }) : "";
    if (wrong) return;
    this.changed(min === undefined && max === undefined ? null : min > max ? { min: max, max: min } : { min, max });
  }

  /** `left` says between what the other filters leave numbers, once these are here. */
  update(value, left) {
    for (const [field, end, bound] of [[this.least, value?.min, left.min], [this.most, value?.max, left.max]]) {
      field.placeholder = Number.isFinite(bound) ? amount(this.facet, bound, true) : "";
      if (field === document.activeElement && field.ariaInvalid !== "true" && typed(field.value) === end) continue;
      if (field.ariaInvalid === "true" && !value) continue;
      field.value = end === undefined ? "" : number(end);
      field.ariaInvalid = "false";
    }
    if (this.least.ariaInvalid !== "true" && this.most.ariaInvalid !== "true") this.said.textContent = "";
    this.bands.forEach((band, at) => {
      const button = this.buttons[at], pressed = Boolean(value) && value.min === band.min && value.max === band.max;
      button.ariaPressed = String(pressed);
      const empty = (band.min ?? 0) > left.max || (band.max ?? Infinity) < left.min;
      button.disabled = empty && !pressed && document.activeElement !== button;
    });
  }
}
