/** The large view of a listing's photos: a dialog to look closely in, by fingers, mouse or keys. Loaded on the first tap. */

import { gestures } from "./gestures.js";

const SIGNS = {
  close: "m5 5 10 10M15 5 5 15", before: "M16 10H4m4.5 4.500L4 10l4.5-4.500", after: "M4 10h12m-4.5-4.500L16 10l-4.5 4.500",
  nearer: "M10 4v12M4 10h12", farther: "M4 10h12",
};
const NEAREST = 5;
const STEP = 1.6;

/**
 * @param {HTMLAnchorElement[]} links    each leads to a large photo and holds the small one
 * @param {number} first    which one to open
 * @param {string} sheet    the stylesheet of this view
 * @param {(key: string) => string} say
 */
export async function zoom(links, first, sheet, say) {
  await styled(sheet);
  const dialog = made("dialog", "et-zoom");
  const count = made("p", "et-zoom__count");
  const stage = made("div", "et-zoom__stage");
  const words = made("p", "et-zoom__words");
  const button = (name, act) => {
    const one = made("button", "et-zoom__button");
    Object.assign(one, { type: "button", ariaLabel: say(name), title: say(name), onclick: act });
    one.append(sign(SIGNS[name]));
    return one;
  };
  const view = { at: first, scale: 1, x: 0, y: 0, photo: null };

  const draw = () => {
    const { photo } = view;
    view.scale = Math.min(NEAREST, Math.max(1, view.scale));
    const free = (size, room) => Math.max(0, (size * view.scale - room) / 2);
    for (const [axis, size, room] of [["x", photo.offsetWidth, stage.clientWidth], ["y", photo.offsetHeight, stage.clientHeight]]) {
      const middle = size * (1 - view.scale) / 2;
      view[axis] = Math.min(middle + free(size, room), Math.max(middle - free(size, room), view[axis]));
    }
    photo.style.transform = `translate(${view.x}px, ${view.y}px) scale(${view.scale})`;
    stage.classList.toggle("et-zoom__stage--near", view.scale > 1);
    nearer.ariaDisabled = String(view.scale >= NEAREST);
    farther.ariaDisabled = String(view.scale <= 1);
  };
  /** Bring the photo nearer by a factor, with the point of the screen staying where it is. */
  const near = (factor, point) => {
    const box = view.photo.getBoundingClientRect();
    const held = point ?? { x: innerWidth / 2, y: innerHeight / 2 };
    const to = Math.min(NEAREST, Math.max(1, view.scale * factor)) / view.scale;
    view.x -= (held.x - box.left) * (to - 1);
    view.y -= (held.y - box.top) * (to - 1);
    view.scale *= to;
    draw();
  };
  const pan = (x, y) => {
    view.x += x;
    view.y += y;
    draw();
  };
  const show = (at) => {
    if (!links[at]) return;
    const small = links[at].querySelector("img");
    const photo = made("img", "et-zoom__photo");
    Object.assign(photo, { width: small.width && small.getAttribute("width"), height: small.getAttribute("height"), alt: small.alt, lang: small.lang, draggable: false, src: small.currentSrc || small.src });
    const large = Object.assign(new Image(), { src: links[at].href });
    large.decode().then(() => { photo.src = large.src; }, () => {});
    stage.replaceChildren(photo);
    Object.assign(view, { at, photo, scale: 1, x: 0, y: 0 });
    words.textContent = small.alt;
    words.lang = small.lang;
    count.textContent = `${at + 1} / ${links.length}`;
    before.ariaDisabled = String(at === 0);
    after.ariaDisabled = String(at === links.length - 1);
    draw();
  };

  const nearer = button("nearer", () => near(STEP));
  const farther = button("farther", () => near(1 / STEP));
  const before = button("before", () => show(view.at - 1));
  const after = button("after", () => show(view.at + 1));
  const group = made("div", "et-zoom__near");
  const bar = made("div", "et-zoom__bar");
  const foot = made("div", "et-zoom__foot");
  count.ariaLive = "polite";
  const close = button("close", () => dialog.close());
  close.autofocus = true;
  group.append(farther, nearer, close);
  bar.append(count, group);
  foot.append(before, words, after);
  before.hidden = after.hidden = links.length < 2;
  dialog.append(bar, stage, foot);
  dialog.ariaLabel = links[first].closest("[aria-label]").ariaLabel;

  gestures(stage, { near, pan, isNear: () => view.scale > 1, turn: (step) => show(view.at + step) });
  dialog.addEventListener("keydown", (event) => {
    const move = { ArrowRight: [1, 0], ArrowLeft: [-1, 0], ArrowDown: [0, 1], ArrowUp: [0, -1] }[event.key];
    if (move && view.scale > 1) pan(-80 * move[0], -80 * move[1]);
    else if (move?.[0]) show(view.at + move[0]);
    else if (event.key === "+" || event.key === "=") near(STEP);
    else if (event.key === "-") near(1 / STEP);
    else if (event.key === "0") near(0);
    else return;
    event.preventDefault();
  });
  const resized = () => draw();
  addEventListener("resize", resized);
  dialog.addEventListener("close", () => {
    removeEventListener("resize", resized);
    dialog.remove();
    links[view.at].focus();
  });
  document.body.append(dialog);
  dialog.showModal();
  show(first);
}

/** The view's stylesheet, loaded once. */
function styled(sheet) {
  return document.querySelector(`link[href="${sheet}"]`) ? Promise.resolve() : new Promise((resolve, reject) => {
    document.head.append(Object.assign(document.createElement("link"), { rel: "stylesheet", href: sheet, onload: resolve, onerror: reject }));
  });
}

function made(name, kind) {
  return Object.assign(document.createElement(name), { className: kind });
}

function sign(path) {
  const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg");
  svg.setAttribute("class", "et-icon");
  svg.setAttribute("viewBox", "0 0 20 20");
  svg.setAttribute("aria-hidden", "true");
  svg.append(document.createElementNS(svg.namespaceURI, "path"));
  svg.firstChild.setAttribute("d", path);
  return svg;
}
