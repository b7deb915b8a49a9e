/** The last part: what is still missing, how far it is ready, how it will look, and the ways to send it. */
import { money, say } from "./etalase.js";
import { bundle, shown } from "./form-bundle.js";
import { person } from "./form-read.js";
import { summary, trees } from "./form-trees.js";
import { drawing, make } from "./make.js";

export async function reviewed(place, given) {
  const { data, draft, tree, supplier, lists, files, day, found } = given;
  const part = {}, node = drawing("review");
  for (const one of node.querySelectorAll("[data-part]")) part[one.dataset.part] = one;
  const made = trees({ tree, draft, data, supplier, files, day });
  const sender = { name: person(tree.sender.name ?? ""), role: tree.sender.role ?? "owner" };
  const lines = () => summary({ ...made.trees, id: made.id, sender, reference: draft.id, lists, words: { title: say("summary.title"), price: (value) => money(value, data.symbol) } });
  missing(part, found?.arrival.length ? say("arrival.of", { what: found.arrival.map((one) => one.title).join(", ") }) : say("arrival"), found ? found.findings.filter((one) => one.level === "error").map(asFault) : given.faults);
  advised(part, found?.findings.filter((one) => one.level !== "error").map(asFault) ?? []);
  part.reference.textContent = shown(draft.id);
  place.replaceChildren(node);
  ready(part, found?.channels ?? []);
  part.preview.addEventListener("toggle", async () => {
    const { preview } = await import("./form-preview.js");
    part.listing.replaceChildren(preview({ drawn: given.shots.drawn, ...made.trees, files, data, lists, form: given.form }));
  }, { once: true });
  ways(part, place, { ...given, files, lines, text: () => bundle({
    reference: draft.id, language: given.language, sender: { ...sender, name: sender.name || person(made.trees.supplier?.name ?? "") || made.id }, supplier: made.id, made: day,
    photos: files, summary: lines(), trees: made.trees }) });
}

/** What is not there yet needs no other words than that; what is there is judged in the words of its standard. */
const asFault = ({ at, message, help, rule }) => {
  const step = at.closest(".et-part");
  return rule === "required" ? { at, step, said: say("wrong.need") } : { at, step, said: message, help };
};
const sentence = (text) => (text ? text[0].toUpperCase() + text.slice(1).replace(/[^.!?…]$/, "$&.") : "");

/** What is to be mended, each with the way to its question. */
function* lines(faults) {
  for (const { at, said, help, step } of faults) {
    const { textContent } = (at.matches(".et-shot") ? at.closest(".et-ask") : at).querySelector("label, legend").firstChild, label = textContent.trim();
    yield make("li", {}, make("a", { href: `#${step.id}` }, label), make("span", {}, ` ${sentence(said.startsWith(`'${label}' `) ? said.slice(label.length + 3) : said)}`), help && make("span.et-soft.et-small", {}, ` ${sentence(help)}`));
  }
}

function missing(part, arrival, faults) {
  part["missing-title"].textContent = faults.length ? say("missing.some", { count: faults.length }) : say("missing.none");
  part.missing.replaceChildren(...lines(faults), make("li.et-soft.et-small", {}, arrival));
}

function advised(part, faults) {
  part.advised.hidden = !faults.length;
  part["advised-title"].textContent = say("advised", { count: faults.length });
  part.advice.replaceChildren(...lines(faults));
}

function ready(part, channels) {
  part["ready-box"].hidden = !channels.length;
  part.ready.replaceChildren(...channels.map(({ name, missing: left, gate }) => make("li", { className: left.length ? "" : "et-review__yes" }, make("span", {}, name),
    make("span", {}, left.length ? say("ready.left", { count: left.length }) : say(gate === "ready" ? "ready.yes" : "ready.curators")))));
}

function ways(part, place, given) {
  const { data, draft, files, lines } = given, name = `etalase-${shown(draft.id)}`;
  place.querySelector("[data-way=receiver]").hidden = !data.receiver;
  const tell = (key, values = {}) => {
    part.sent.textContent = say(key, { reference: shown(draft.id), ...values });
    part.sent.scrollIntoView({ block: "nearest" });
    if (key !== "sent.failed" && key !== "sent.draft") given.sent();
  };
  const acts = {
    async share() {
      const { share } = await import("./form-send.js");
      tell(await share(name, say("send.subject", { reference: shown(draft.id) }), await given.text(), lines(), files, given.language), { file: `${name}.txt` });
    },
    async receiver() {
      const { post } = await import("./form-send.js");
      const { ok, message } = await post(data.receiver, name, await given.text(), files, given.language);
      tell(ok ? "sent.receiver" : "sent.failed");
      if (!ok) part.sent.prepend(`${message} `);
    },
    async text() {
      await save(new Blob([await given.text()], { type: "text/plain" }), `${name}.txt`);
      tell("sent.saved", { file: `${name}.txt` });
    },
    async envelope() {
      const { envelope } = await import("./form-envelope.js");
      await save(await envelope(name, await given.text(), lines(), files, given.language), `${name}.html`);
      tell("sent.saved", { file: `${name}.html` });
    },
    async zip() {
      const { zip } = await import("./form-zip.js");
      await save(await zip([{ name: `${name}.txt`, blob: new Blob([await given.text()]) }, ...files.map(({ file, blob }) => ({ name: file, blob }))]), `${name}.zip`);
      tell("sent.saved", { file: `${name}.zip` });
    },
    async copy() {
      await navigator.clipboard.writeText(await given.text());
      tell("sent.copied");
    },
    async draft() {
      const { exported } = await import("./form-draft-file.js");
      await save(await exported(draft, files), `draf-${shown(draft.id)}.json`);
      tell("sent.draft");
    },
  };
  for (const button of place.querySelectorAll("[data-way]")) {
    button.addEventListener("click", async () => {
      button.disabled = true;
      try {
        await acts[button.dataset.way]();
      } catch (failed) {
        if (failed?.name !== "AbortError") tell("sent.failed");
      }
      button.disabled = false;
    });
  }
}

/** Give a file to the device. */
async function save(blob, name) {
  const url = URL.createObjectURL(blob), link = make("a", { href: url, download: name });
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}
