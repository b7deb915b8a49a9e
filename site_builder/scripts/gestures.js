/** Fingers and mouse on a picture: pinch, double tap and wheel bring it nearer, dragging moves it, a swipe turns the page. */

const DOUBLE = 300;
const SWIPE = 40;
const CLOSE_UP = 2.5;

/**
 * @typedef {{x: number, y: number}} Point
 * @param {HTMLElement} stage
 * @param {object} acts
 * @param {(factor: number, point?: Point) => void} acts.near
 * @param {(x: number, y: number) => void} acts.pan
 * @param {() => boolean} acts.isNear
 * @param {(step: number) => void} acts.turn
 */
export function gestures(stage, { near, pan, isNear, turn }) {
  /** @type {Map<number, Point>} */
  const held = new Map();
  let start = null;
  let tapped = { at: -Infinity, x: 0, y: 0 };
  const spread = () => {
    const [a, b] = held.values();
    return { size: Math.hypot(a.x - b.x, a.y - b.y), x: (a.x + b.x) / 2, y: (a.y + b.y) / 2 };
  };

  stage.addEventListener("pointerdown", (event) => {
    stage.setPointerCapture(event.pointerId);
    held.set(event.pointerId, { x: event.clientX, y: event.clientY });
    start = held.size === 1 ? { x: event.clientX, y: event.clientY } : null;
  });
  stage.addEventListener("pointermove", (event) => {
    const last = held.get(event.pointerId);
    if (!last) return;
    const before = held.size === 2 && spread();
    held.set(event.pointerId, { x: event.clientX, y: event.clientY });
    if (before) {
      const after = spread();
      near(after.size / before.size, after);
      pan(after.x - before.x, after.y - before.y);
    } else if (isNear()) {
      pan(event.clientX - last.x, event.clientY - last.y);
    }
  });
  const end = (event) => {
    held.delete(event.pointerId);
    if (!start || event.type === "pointercancel") return;
    const x = event.clientX - start.x;
    const y = event.clientY - start.y;
    start = null;
    if (Math.hypot(x, y) < 10) tap(event);
    else if (!isNear() && Math.abs(x) > SWIPE && Math.abs(x) > Math.abs(y)) turn(x < 0 ? 1 : -1);
  };
  const tap = (event) => {
    const twice = event.timeStamp - tapped.at < DOUBLE && Math.hypot(event.clientX - tapped.x, event.clientY - tapped.y) < SWIPE;
    tapped = twice ? { at: -Infinity, x: 0, y: 0 } : { at: event.timeStamp, x: event.clientX, y: event.clientY };
    if (twice) near(isNear() ? 0 : CLOSE_UP, { x: event.clientX, y: event.clientY });
  };
  stage.addEventListener("pointerup", end);
  stage.addEventListener("pointercancel", end);
  stage.addEventListener("wheel", (event) => {
    event.preventDefault();
    near(Math.exp(-event.deltaY / 300), { x: event.clientX, y: event.clientY });
  }, { passive: false });
}
