/** The checks at work in the form: what they say stands where it belongs, and how far each channel is. */
import { say } from "./etalase.js";
import { Judge } from "./judge.js";
import { trees } from "./form-trees.js";

const DOCUMENTS = { "listing.yml": "listing", "supplier.yml": "supplier" };

/** The judge of a form, with the rules of its kind. */
export async function judging(form, data) {
  const fetched = async (path) => (await fetch(path)).json();
  const [rules, remedies] = await Promise.all([fetched(data.rules), fetched(data.remedies)]);
  return new Judging(form, data, new Judge(rules, remedies), fetched);
}

class Judging {
  constructor(form, data, judge, fetched) {
    Object.assign(this, { form, data, judge, fetched });
  }

  /** A supplier that is in the catalogue, as the site's own data has it. */
  async known(id) {
    const { items } = await (this.suppliers ??= this.fetched(this.data.feed));
    const known = { ...items.find((one) => one.id === id) };
    delete known.url;
    delete known.id;
    return known;
  }

  /** Judge the draft as it is, say at each answered question what is found there, and how many channels are ready. */
  async run(given) {
    const { files, supplier } = given, made = trees({ ...given, data: this.data });
    const seller = supplier ? await this.known(supplier) : made.trees.supplier;
    const photos = Object.fromEntries(files.map((one) => [one.file, one]));
    const told = this.judge.judge({ listing: texts(made.trees.listing), supplier: texts(seller), photos, on: given.day });
    const findings = told.findings.filter((one) => !supplier || one.file !== "supplier.yml").map((one) => ({ ...one, at: this.place(one, files) }));
    this.show(findings);
    const channels = told.channels.filter((one) => one.gate !== "not-applicable").map((one) => ({ ...one, name: this.called(one.channel) }));
    return { findings, channels, arrival: told.arrival };
  }

  called(channel) {
    return this.form.querySelector(`[name="listing.channels"][value="${channel}"]`)?.nextElementSibling.textContent ?? channel;
  }

  /** The question that a place in a file is answered by. */
  place({ file, path }, files) {
    const steps = [DOCUMENTS[file], ...path];
    const shot = steps[1] === "photos" && this.form.querySelector(`.et-shot[data-number="${files[steps[2]]?.number}"]`);
    if (shot && steps[3] === "file") return shot;
    if (shot) steps[2] = shot.dataset.number;
    else if (typeof steps[2] === "number") steps[2] = this.form.querySelector(`[data-ask="${steps[0]}.${steps[1]}"] ol`)?.children[steps[2]]?.dataset.number ?? "";
    for (; steps.length > 1; steps.pop()) {
      const name = steps.join("."), found = this.form.querySelector(`[name="${name}"], [name="${name}.id"], [data-ask="${name}"]`);
      if (found) return found.closest("[data-ask]");
    }
    return this.form.querySelector("[data-ask]");
  }

  show(findings) {
    for (const old of this.form.querySelectorAll(".et-ask__found")) old.remove();
    for (const warned of this.form.querySelectorAll(".et-shot__warn")) warned.textContent = "";
    for (const { at, message, level } of findings) {
      if (!at.matches(".et-shot") && ![...at.querySelectorAll("[name]")].some(answered)) continue;
      const line = document.createElement("p");
      line.className = `et-ask__found et-ask__found--${level}`;
      line.textContent = sentence(message);
      (at.querySelector(":scope > .et-shot__about") ?? at).append(line);
    }
  }
}

const answered = (one) => (one.type === "radio" || one.type === "checkbox" ? one.checked : one.tagName !== "SELECT" && one.value.trim());

/** Messages of findings begin small, for they follow a file's name elsewhere. */
export const sentence = (text) => (text ? text[0].toUpperCase() + text.slice(1).replace(/[^.!?…]$/, "$&.") : "");

/** A tree whose numbers and truths are written as in YAML. */
function texts(tree) {
  if (Array.isArray(tree)) return tree.map(texts);
  if (tree && typeof tree === "object") return Object.fromEntries(Object.entries(tree).map(([key, one]) => [key, texts(one)]));
  if (typeof tree === "number") return /^-?[1-9]\d{0,2}\.\d{3}$/.test(tree) ? `${tree}0` : String(tree);
  return typeof tree === "boolean" ? String(tree) : tree;
}

/** How many of the channels are ready, in a sentence. */
export const gates = (channels) => say("ready.count", { ready: channels.filter((one) => !one.missing.length).length, count: channels.length });
