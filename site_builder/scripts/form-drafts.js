/** The drafts on this device: to go on with, or to delete. */
import { language, say } from "./etalase.js";
import { imported } from "./form-draft-file.js";
import { drafts, forget, put } from "./form-store.js";
import { make } from "./make.js";

const when = (at) => new Intl.DateTimeFormat(language, { dateStyle: "medium", timeStyle: "short" }).format(at);

class Drafts extends HTMLElement {
  async connectedCallback() {
    this.said = document.querySelector("[data-part=said]");
    document.querySelector("[data-import]").addEventListener("change", (event) => this.take(event.target));
    await this.draw();
  }

  href(kind) {
    return this.dataset.form.replace("/-/", `/${kind}/`);
  }

  async draw() {
    const some = (await drafts()).filter((one) => one.kind);
    this.hidden = !some.length;
    this.querySelector("ul").replaceChildren(...some.map((draft) => this.line(draft)));
  }

  line(draft) {
    const kind = document.querySelector(`.et-kinds a[href="${this.href(draft.kind)}"] .et-kinds__name`)?.textContent ?? draft.kind;
    const remove = make("button.et-plain", { type: "button" }, say("draft.remove"));
    remove.addEventListener("click", async () => {
      if (remove.dataset.sure) {
        await forget(draft);
        await this.draw();
        return;
      }
      remove.dataset.sure = "1";
      remove.textContent = say("draft.sure");
    });
    return make("li.et-drafts__item", {},
      make("a", { href: `${this.href(draft.kind)}?draft=${draft.id}#${draft.step ?? ""}` }, make("span.et-drafts__name", {}, draft.name || say("draft.unnamed")),
        make("span.et-soft.et-small", {}, say("draft.of", { kind, when: draft.sent ? say("draft.sent", { when: when(draft.sent) }) : when(draft.changed) }))), remove);
  }

  async take(input) {
    const draft = await imported(input.files[0], { put });
    if (draft) location.href = `${this.href(draft.kind)}?draft=${draft.id}`;
    else this.said.textContent = say("draft.wrong");
  }
}
customElements.define("et-drafts", Drafts);
