/** The panel of filters: a group for each, with what can be chosen in it and how many there would be. */

import { make } from "./make.js";
import { called, span } from "./finder-labels.js";
import { Choices, Flag } from "./finder-choices.js";
import { Ends } from "./finder-ends.js";

const OPEN = ["category", "channel", "place"];

/** All groups. `changed(id, value)` hears what is chosen. */
export class Panel {
  /**
   * @param {import("./engine.js").Facet[]} facets
   * @param {(id: string, value: string[] | import("./finder-query.js").Range | null) => void} changed
   * @param {(id: string) => void} measured hears that a range is laid open
   * @param {boolean} wide whether there is room to lay the usual groups open
   */
  constructor(facets, changed, measured, wide) {
    this.groups = [];
    this.element = make("div.et-panel");
    for (const facet of facets.filter((one) => one.values?.length !== 0)) {
      const Kind = facet.type === "range" ? Ends : facet.type === "flag" ? Flag : Choices;
      const inside = new Kind(facet, (value) => changed(facet.id, value));
      const group = { facet, inside, said: make("span.et-facet__said") };
      if (facet.type === "flag") group.element = inside.element;
      else {
        const head = make("summary.et-facet__head", {}, make("span.et-facet__name", {}, facet.label), group.said);
        group.element = make("details.et-facet", { open: OPEN.includes(facet.id) && (wide || facet.id === OPEN[0]) }, head, inside.element);
        if (facet.type === "range") group.element.addEventListener("toggle", () => group.element.open && measured(facet.id), { once: true });
        inside.element.setAttribute("role", "group");
        inside.element.setAttribute("aria-label", facet.label);
      }
      this.groups.push(group);
      this.element.append(group.element);
    }
  }

  /**
   * Show what is chosen, and how many each choice would give.
   * @param {import("./finder-query.js").Query} query
   * @param {Record<string, Record<string, number>>} counts
   */
  update(query, counts) {
    for (const { facet, inside, said, element } of this.groups) {
      const value = query.selection[facet.id];
      inside.update(value, counts[facet.id] ?? {});
      if (facet.type === "flag") continue;
      said.textContent = !value ? "" : Array.isArray(value) ? value.map((id) => called(facet, id)).join(", ") : span(facet, value);
      if (value && !this.met) element.open = true;
    }
    this.met = true;
  }
}
