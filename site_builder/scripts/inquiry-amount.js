/** A quantity field: − and + step by the supplier's rules, typing is never hindered, and what is wrong is said with a tap to mend it. */

import { priced, stepped, typed, wrong } from "./inquiry-quantity.js";

/** A quantity with its unit: `48 bungkus`. */
export function counted(line, quantity, { number }) {
  return `${number(quantity)}\u00a0${quantity === 1 ? line.unit.one : line.unit.many}`;
}

/** What is wrong with a quantity, as a sentence. */
export function problem(line, found, site) {
  const { say } = site, at = (quantity) => counted(line, quantity, site);
  if (found.why !== "multiple") return say(`amount.${found.why}`, { quantity: at(line.minimum) });
  return say(line.multiple === 1 ? "amount.whole" : "amount.multiple", { step: line.multiple, low: found.low, high: at(found.high) });
}

/** Quantity, price and sum in one line, as far as they are known. */
export function costing(line, quantity, site) {
  const { say, money } = site, cost = priced(line, quantity);
  if (!cost) return say("amount.ask");
  const price = money(cost.each, line.price.symbol);
  if (cost.sum === null) return say("amount.price", { price, unit: line.price.per });
  return say("amount.sum", { quantity: counted(line, quantity, site), price, sum: money(cost.sum, line.price.symbol) });
}

/**
 * Bring the field inside `place` to life.
 * @param {Element} place holds `.et-amount` and `.et-amount__said`
 * @param {(quantity: number) => string | Node} told what is said of a right quantity
 * @param {(quantity: number) => void} changed called with each number that is typed or stepped to, right or wrong
 */
export function amount(place, line, quantity, site, told, changed = () => {}) {
  const [less, more] = place.querySelectorAll(".et-amount button");
  const input = place.querySelector(".et-amount input"), said = place.querySelector(".et-amount__said");
  input.autocomplete = "off";
  input.maxLength = 20;
  const field = {
    input,
    value: () => typed(input.value, document.documentElement.lang),
    wrong: () => wrong(line, field.value()),
    show() {
      const now = field.value(), found = wrong(line, now);
      input.setAttribute("aria-invalid", String(Boolean(found)));
      said.classList.toggle("et-amount__said--wrong", Boolean(found));
      said.replaceChildren(found ? problem(line, found, site) : told(now));
      if (!found) return;
      const mend = document.createElement("button");
      mend.type = "button";
      mend.className = "et-amount__mend";
      mend.textContent = site.say("amount.mend", { quantity: site.number(found.right) });
      mend.addEventListener("click", () => {
        field.set(found.right);
        input.focus();
      });
      said.append(" ", mend);
    },
    set(next, quiet = false) {
      input.value = site.number(next);
      field.show();
      if (!quiet) changed(next);
    },
  };
  const step = (way) => field.set(stepped(line, field.value() || 0, way));
  less.addEventListener("click", () => step(-1));
  more.addEventListener("click", () => step(1));
  input.addEventListener("keydown", (event) => {
    const way = { ArrowUp: 1, ArrowDown: -1 }[event.key];
    if (!way) return;
    event.preventDefault();
    step(way);
  });
  input.addEventListener("input", () => {
    field.show();
    if (field.value()) changed(field.value());
  });
  input.addEventListener("change", () => field.value() && (input.value = site.number(field.value())));
  field.set(quantity, true);
  return field;
}
