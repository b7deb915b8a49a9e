/** Questions that may be answered several times, and lists that come from a file. */

/** A new row of a question with rows; its controls are named after its number. */
export function row(ask, number) {
  const [node] = ask.querySelector(":scope > template").content.cloneNode(true).children, name = ask.dataset.ask, own = `${name}.${number}`;
  const renamed = (text) => text.startsWith(`${name}.`) ? own + text.slice(name.length) : text;
  for (const one of node.querySelectorAll("[name], [for], [data-ask]")) {
    for (const key of ["id", "name", "for", "data-ask"]) if (one.hasAttribute(key)) one.setAttribute(key, renamed(one.getAttribute(key)));
  }
  node.dataset.number = number;
  return node;
}

/** The number of the next row: numbers are never used twice. */
export const next = (list) => Math.max(0, ...[...list.children].map((one) => Number(one.dataset.number))) + 1;

/** The rows that these answers need. */
export function needed(form, values) {
  for (const ask of form.querySelectorAll(".et-ask--rows")) {
    const list = ask.querySelector("ol"), start = `${ask.dataset.ask}.`;
    const numbers = new Set(Object.keys(values).filter((name) => name.startsWith(start)).map((name) => name.slice(start.length).split(".")[0]));
    for (const number of [...numbers].sort((one, other) => one - other)) list.append(row(ask, number));
  }
}

/** Put the choices of a list into every select that waits for it; what was chosen stays. */
export function choices(root, lists) {
  for (const one of root.querySelectorAll("select[data-list]")) {
    const list = lists[one.dataset.list];
    if (!list || one.dataset.filled) continue;
    const chosen = one.value;
    [...one.options].forEach((option) => option.value && option.remove());
    one.append(...list.map(([id, called]) => new Option(called, id)));
    one.dataset.filled = "1";
    one.value = chosen;
  }
}

/** The two steps to a village: kecamatan, then village. */
export function places(root, governments) {
  for (const first of root.querySelectorAll("[data-district]")) {
    const second = first.closest("[data-ask]").querySelector("[name]");
    const districts = governments.flatMap(([, some]) => some);
    first.replaceChildren(new Option(), ...governments.map(([name, some]) => {
      const group = Object.assign(document.createElement("optgroup"), { label: name });
      group.append(...some.map(([called]) => new Option(called, districts.findIndex((one) => one[0] === called && some.includes(one)))));
      return group;
    }));
    const show = (code) => {
      second.replaceChildren(new Option(), ...(districts[first.value || -1]?.[1] ?? []).map(([id, called]) => new Option(called, id)));
      second.value = code;
    };
    const known = districts.findIndex(([, some]) => some.some(([id]) => id === second.value));
    if (known >= 0) {
      const code = second.value;
      first.value = known;
      show(code);
    }
    first.addEventListener("change", () => show(""));
  }
}
