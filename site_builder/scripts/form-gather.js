/** What the form holds, as it is kept in a draft (text by name) and as it is sent (a tree of typed values). */
import { amount, phone, visible } from "./form-read.js";

/** Every control that holds an answer. */
export const controls = (form) => [...form.querySelectorAll("[name]:is(input, select, textarea)")];

const checks = (one) => one.type === "checkbox" || one.type === "radio";

/** The answers as text, by name; ticked ones of several as a list. What is empty is left out. */
export function written(form) {
  const values = {};
  for (const one of controls(form)) {
    if (checks(one) ? !one.checked : !one.value.trim()) continue;
    if ("many" in one.dataset) (values[one.name] ??= []).push(one.value);
    else values[one.name] = one.value;
  }
  return values;
}

/** Put answers back; the rows they stand in must be there. */
export function fill(form, values) {
  for (const one of controls(form)) {
    const value = values[one.name];
    if (value === undefined) continue;
    if (!checks(one)) {
      if (one.tagName === "SELECT" && ![...one.options].some((choice) => choice.value === value)) one.add(new Option(value, value));
      one.value = value;
    } else one.checked = Array.isArray(value) ? value.includes(one.value) : one.value === value;
  }
}

/** The value of a control as its type has it; what cannot be read stays as written. */
export function typed(one) {
  const text = visible(one.value);
  switch (one.dataset.type) {
    case "integer":
    case "decimal": {
      const number = "many" in one.dataset ? Number(text) : amount(text);
      return Number.isNaN(number) ? text : number;
    }
    case "boolean":
      return text === "true";
  }
  return one.dataset.format === "contact" ? phone(text) || text : text;
}

/** Whether a control is asked at all: not hidden with what does not fit the category, and not in an amount left empty. */
function asked(one) {
  if (one.closest("[data-unfit]")) return false;
  const row = one.closest(".et-ask--row");
  return !row || one.tagName !== "SELECT" || [...row.querySelectorAll("input")].some((input) => input.value.trim());
}

/** The answers as trees: `listing`, `supplier`, `sender`, and `photos` by number. Lists are dense, and what is empty is left out. */
export function gathered(form) {
  const tree = {};
  for (const one of controls(form)) {
    if (!asked(one) || (checks(one) ? !one.checked : !visible(one.value))) continue;
    if (one.name === "supplier") continue;
    const steps = one.name.split("."), last = steps.pop();
    let at = tree;
    for (const step of steps) at = at[step] ??= {};
    if (!("many" in one.dataset)) at[last] = typed(one);
    else if ("none" in one.dataset) at[last] = [];
    else (at[last] ??= []).push(typed(one));
  }
  const { photos = {}, ...listing } = tree.listing ?? {};
  return { ...dense({ supplier: {}, sender: {}, ...tree, listing }), photos };
}

/** Mappings whose keys are numbers become lists. */
function dense(value) {
  if (typeof value !== "object" || Array.isArray(value)) return value;
  const entries = Object.entries(value);
  if (entries.length && entries.every(([key]) => /^\d+$/.test(key))) return entries.map(([, one]) => dense(one));
  return Object.fromEntries(entries.map(([key, one]) => [key, dense(one)]));
}
