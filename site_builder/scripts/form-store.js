/**
 * Drafts of the form, on this device and nowhere else: what was written, the photos, and the supplier for later forms.
 * Where nothing can be kept (storage full, or forbidden in a private window) they last for the visit.
 */
const NAME = "etalase.form", STORES = ["drafts", "photos", "kept"];
const here = Object.fromEntries(STORES.map((name) => [name, new Map()]));

/** Whether what is written outlasts this visit. */
export const lasting = { yes: true };

let opening;
function open() {
  return opening ??= new Promise((resolve, reject) => {
    const asked = indexedDB.open(NAME, 1);
    asked.onupgradeneeded = () => STORES.forEach((name) => asked.result.createObjectStore(name));
    asked.onsuccess = () => resolve(asked.result);
    asked.onerror = asked.onblocked = () => reject(asked.error);
  });
}

async function done(name, mode, act, instead) {
  try {
    const data = await open();
    return await new Promise((resolve, reject) => {
      const change = data.transaction(name, mode), asked = act(change.objectStore(name));
      change.oncomplete = () => resolve(asked.result);
      change.onerror = change.onabort = () => reject(change.error);
    });
  } catch {
    lasting.yes = false;
    return instead(here[name]);
  }
}

export const get = async (name, key) => here[name].get(key) ?? done(name, "readonly", (one) => one.get(key), (map) => map.get(key));
export const put = (name, key, value) => done(name, "readwrite", (one) => one.put(value, key), (map) => void map.set(key, value));
export const drop = (name, key) => (here[name].delete(key), done(name, "readwrite", (one) => one.delete(key), () => {}));
export const drafts = async () => [...await done("drafts", "readonly", (one) => one.getAll(), () => []), ...here.drafts.values()]
  .sort((one, other) => other.changed - one.changed);

/** Take a draft away, with its photos. */
export async function forget(draft) {
  for (const { id } of draft.photos) await drop("photos", id);
  await drop("drafts", draft.id);
}
