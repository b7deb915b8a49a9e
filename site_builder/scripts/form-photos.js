/** Photos in the form: turned, made smaller and bare of whatever else their files held, here in the browser. */
import { number, say } from "./etalase.js";
import { row } from "./form-rows.js";
import { likeness, sight } from "./form-sight.js";

const LONGEST = 2000, QUALITY = 0.85, MOST = 12, SHOWN = 640;
const NAMES = { front: "depan", label: "label", detail: "rinci", scale: "ukuran", packing: "kemasan", use: "pakai", process: "proses", place: "tempat" };

/** What photos are warned of: each measure with the least that is good, as the standards' data has it. */
const LEAST = { light: [80, "shot.dark"], sharpness: [30, "shot.blur"], side: [500, "shot.small"] };

const hex = (buffer) => [...new Uint8Array(buffer)].map((byte) => byte.toString(16).padStart(2, "0")).join("");

/** A photo as it is sent: upright, at most 2,000 pixels, JPEG, nothing but the picture. */
async function shrunk(file) {
  const picture = await createImageBitmap(file, { imageOrientation: "from-image" });
  const scale = Math.min(1, LONGEST / Math.max(picture.width, picture.height));
  const canvas = new OffscreenCanvas(Math.max(1, Math.round(picture.width * scale)), Math.max(1, Math.round(picture.height * scale)));
  const pen = canvas.getContext("2d");
  pen.fillStyle = "#fff";
  pen.fillRect(0, 0, canvas.width, canvas.height);
  pen.imageSmoothingQuality = "high";
  pen.drawImage(picture, 0, 0, canvas.width, canvas.height);
  picture.close();
  const blob = await canvas.convertToBlob({ type: "image/jpeg", quality: QUALITY });
  const sha256 = self.crypto?.subtle ? hex(await crypto.subtle.digest("SHA-256", await blob.arrayBuffer())) : "";
  return { blob, facts: { ...sight(canvas, blob.size), likeness: likeness(canvas), sha256 } };
}

/** Show a photo on a canvas: the site's policy lets no page show pictures that are not the site's own files. */
export async function drawn(canvas, blob) {
  const picture = await createImageBitmap(blob), scale = Math.min(1, SHOWN / Math.max(picture.width, picture.height));
  canvas.width = Math.max(1, picture.width * scale);
  canvas.height = Math.max(1, picture.height * scale);
  canvas.getContext("2d").drawImage(picture, 0, 0, canvas.width, canvas.height);
  picture.close();
}

export class Shots {
  constructor(ask, draft, store, acts) {
    Object.assign(this, { ask, draft, store, ...acts, list: ask.querySelector("ol") });
    for (const input of ask.querySelectorAll("[data-files]")) input.addEventListener("change", () => this.take(input));
    this.list.addEventListener("click", ({ target }) => this.act(target.closest("[data-way]")));
    return this.restore();
  }

  async restore() {
    for (const shot of this.draft.photos) {
      const blob = await this.store.get("photos", shot.id);
      if (blob) this.draw(shot, blob);
    }
    return this;
  }

  async take(input) {
    const files = [...input.files];
    input.value = "";
    for (const file of files) {
      if (this.draft.photos.length >= MOST) return this.told(say("shot.many"));
      this.told(say("shot.wait"));
      try {
        const { blob, facts } = await shrunk(file), id = `${this.draft.id}-${Date.now()}-${this.draft.photos.length}`;
        const shot = { id, number: Math.max(0, ...this.draft.photos.map((one) => one.number)) + 1, ...facts };
        await this.store.put("photos", id, blob);
        this.draft.photos.push(shot);
        this.draw(shot, blob, this.draft.photos.length === 1 ? "front" : "");
        this.told("");
      } catch {
        this.told(say("shot.bad"));
      }
      this.changed();
    }
  }

  told(text) {
    let line = this.ask.querySelector(":scope > .et-ask__said");
    if (!line) this.ask.append(line = Object.assign(document.createElement("p"), { className: "et-ask__said", role: "status" }));
    line.textContent = text;
  }

  draw(shot, blob, role) {
    const node = row(this.ask, shot.number), values = this.draft.values;
    drawn(node.querySelector("canvas"), blob);
    node.dataset.shot = shot.id;
    node.querySelector(".et-shot__size").textContent = say("shot.size", { size: Math.round(shot.size / 1000), width: String(shot.width), height: String(shot.height) });
    const measured = { ...shot, side: Math.min(shot.width, shot.height) };
    node.querySelector(".et-shot__warn").textContent = Object.entries(LEAST).filter(([key, [least]]) => measured[key] < least).map(([, [least, said]]) => say(said, { least })).join(" ");
    for (const one of node.querySelectorAll("[name]")) one.value = values[one.name] ?? (one.tagName === "SELECT" ? role ?? "" : "");
    this.described(node);
    this.list.append(node);
  }

  act(button) {
    if (!button) return;
    const node = button.closest("[data-shot]"), at = this.draft.photos.findIndex((one) => one.id === node.dataset.shot), [shot] = this.draft.photos.splice(at, 1);
    if (button.dataset.way === "first") {
      this.draft.photos.unshift(shot);
      this.list.prepend(node);
    } else {
      node.remove();
      this.store.drop("photos", shot.id);
      this.ask.querySelector("[data-files]").focus();
    }
    this.changed();
  }

  get drawn() {
    return drawn;
  }

  /** The photos as they are sent: each with the name of its file, which says what it shows. */
  async files() {
    const used = new Map(), sent = [];
    for (const shot of this.draft.photos) {
      const role = this.list.querySelector(`[name="listing.photos.${shot.number}.role"]`)?.value, name = NAMES[role] ?? "foto";
      used.set(name, (used.get(name) ?? 0) + 1);
      const file = `${name}${used.get(name) > 1 ? `-${used.get(name)}` : ""}.jpg`;
      sent.push({ ...shot, file, blob: await this.store.get("photos", shot.id) });
    }
    return sent;
  }
}
