/**
 * The inquiry list: kept on this device and nowhere else. Where it cannot be kept for good (storage full, or forbidden
 * in a private window), it lasts for the visit, in the tab's own storage or, failing that, in the tab's name.
 *
 * Every change is told by an `et-list` event on the document, in this tab and in the others.
 * @typedef {{version: 1, lines: object[], suppliers: object, buyer: object, damaged?: string}} Data
 */
const KEY = "etalase.list";

/** @type {string | undefined} What this page has not been able to store for good. */
let held;

function stored() {
  try {
    return held ?? sessionStorage[KEY] ?? localStorage[KEY];
  } catch {
    return held ?? (window.name.startsWith(KEY) ? window.name.slice(KEY.length) : undefined);
  }
}

function store(text) {
  held = undefined;
  try {
    localStorage[KEY] = text;
    sessionStorage.removeItem(KEY);
  } catch {
    held = text;
    try {
      sessionStorage[KEY] = text;
    } catch {
      window.name = KEY + text;
    }
  }
}

function told() {
  document.dispatchEvent(new Event("et-list"));
}

export const list = {
  /** The list as it is now. What cannot be read of it is kept as `damaged`, and the list goes on with what can. @returns {Data} */
  read() {
    const text = stored();
    let data;
    try {
      data = JSON.parse(text);
    } catch { /* what is no JSON has no lines either */ }
    const all = data?.version === 1 && Array.isArray(data.lines) ? data.lines : undefined;
    const lines = all?.filter((one) => one?.id && one.name && one.quantity > 0 && one.unit && one.supplier?.id) ?? [];
    return {
      suppliers: {}, buyer: {}, ...(all && data), version: 1, lines,
      ...(text && lines.length !== all?.length && { damaged: (data?.damaged ?? "") + text }),
    };
  },

  /** Change the list: `change` is given what is stored now, so that two tabs do not undo each other. */
  change(change) {
    const data = this.read();
    change(data);
    store(JSON.stringify(data));
    told();
  },

  /** Whether what is on the list outlasts this visit. */
  lasts() {
    try {
      return !held && !sessionStorage[KEY];
    } catch {
      return !stored();
    }
  },
};

addEventListener("storage", told);
addEventListener("pageshow", (event) => event.persisted && told());
