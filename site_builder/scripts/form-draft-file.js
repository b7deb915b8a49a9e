/** An unfinished draft as a file, for another device: what was written, and the photos. */
import { dataUrl } from "./form-envelope.js";

const VERSION = 1;

export async function exported(draft, files) {
  const photos = await Promise.all(files.map(async ({ blob, file, ...facts }) => ({ ...facts, data: await dataUrl(blob) })));
  return new Blob([JSON.stringify({ etalase: VERSION, draft: { ...draft, photos } })], { type: "application/json" });
}

/** The draft in a file, put into the store; nothing where the file is none. */
export async function imported(file, store) {
  try {
    const { etalase, draft } = JSON.parse(await file.text());
    if (etalase !== VERSION || !/^[0-9A-Z]{8}$/.test(draft.id) || typeof draft.kind !== "string") return undefined;
    const photos = [];
    for (const { data, ...facts } of draft.photos) {
      const [, packed] = /^data:image\/jpeg;base64,([\w+/=]+)$/.exec(data);
      await store.put("photos", facts.id, new Blob([Uint8Array.from(atob(packed), (sign) => sign.charCodeAt(0))], { type: "image/jpeg" }));
      photos.push(facts);
    }
    const taken = { ...draft, photos, changed: Date.now() };
    await store.put("drafts", taken.id, taken);
    return taken;
  } catch {
    return undefined;
  }
}
