/** What the form itself can say of an answer, from the rules that its controls carry. */
import { say } from "./etalase.js";
import { amount, gtin, phone } from "./form-read.js";

/** What is wrong with one control, in a sentence; empty where nothing is. */
export function wrong(one) {
  const text = one.value.trim(), { type, least, most, format, many } = one.dataset;
  if (!text || many !== undefined || one.type === "radio") return "";
  if (type === "integer" || type === "decimal") {
    const number = amount(text);
    if (Number.isNaN(number)) return say("wrong.number");
    if (type === "integer" && !Number.isInteger(number)) return say("wrong.whole");
    if (least !== undefined && number < least) return say("wrong.least", { value: Number(least) });
    if (most !== undefined && number > most) return say("wrong.most", { value: Number(most) });
  }
  if (one.minLength > text.length) return say("wrong.short", { count: one.minLength });
  if (format === "gtin" && !gtin(text)) return say("wrong.gtin");
  return format === "contact" && !/[@/]/.test(text) && !phone(text) ? say("wrong.phone") : "";
}

const filled = (one) => (one.type === "radio" || one.type === "checkbox" ? one.checked : one.value.trim() !== "");

/** Whether something optional around a control is still empty, so that nothing in it is missing either. */
function idle(one) {
  for (let around = one.closest("fieldset[data-ask]"); around; around = around.parentElement.closest("fieldset[data-ask]")) {
    if (!around.querySelector(":scope > legend em") && ![...around.querySelectorAll("[name]")].some(filled)) return true;
  }
  return false;
}

/** What is required and missing, or wrong, below a part of the form: the element to lead to, and what to say. */
export function* faults(part) {
  if (!part.querySelector(".et-shots")?.children.length && part.querySelector(".et-shots")) yield { at: part.querySelector("[data-ask$='.photos']"), said: say("wrong.need") };
  for (const ask of part.querySelectorAll("[data-ask]")) {
    if (ask.closest("[data-unfit], template")) continue;
    const own = [...ask.querySelectorAll("[name]")].filter((one) => one.closest("[data-ask]") === ask);
    const need = ask.querySelector(":scope > :is(label, legend) em"), ticks = own.filter((one) => one.type === "radio" || one.type === "checkbox");
    const said = own.map(wrong).find(Boolean)
      ?? (own.some((one) => one.ariaRequired === "true" && !one.value.trim() && !idle(one))
        || (need && ticks.length === own.length && ticks.length && !ticks.some((one) => one.checked) && !idle(ticks[0])) ? say("wrong.need") : "");
    if (said) yield { at: ask, said };
  }
}
