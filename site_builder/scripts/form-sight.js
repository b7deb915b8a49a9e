/**
 * The sight of a photo, as `catalog/sight.py` measures it, from its pixels on a canvas. The browser makes pictures small
 * in its own way, so that values are near the catalogue's, not the same.
 */
const LONGEST = 512, CELLS = 8, THUMB = 64, STEP = 4, FAINT = 8;

/** A small copy as three planes: luminance and both colours. */
function planes(canvas, width, height) {
  const small = new OffscreenCanvas(width, height), pen = small.getContext("2d", { willReadFrequently: true });
  pen.imageSmoothingQuality = "high";
  pen.drawImage(canvas, 0, 0, width, height);
  const { data } = pen.getImageData(0, 0, width, height), count = width * height;
  const [grey, blue, red] = [0, 1, 2].map(() => new Uint8ClampedArray(count));
  for (let at = 0, from = 0; at < count; at++, from += 4) {
    const [r, g, b] = [data[from], data[from + 1], data[from + 2]];
    grey[at] = 0.299 * r + 0.587 * g + 0.114 * b;
    blue[at] = 128 - 0.168736 * r - 0.331264 * g + 0.5 * b;
    red[at] = 128 + 0.5 * r - 0.418688 * g - 0.081312 * b;
  }
  return [grey, blue, red];
}

function spread(grey, width, [left, top, right, bottom]) {
  let sum = 0, squares = 0, count = 0;
  for (let y = top; y < bottom; y++) for (let x = left; x < right; x++, count++) {
    const value = grey[y * width + x];
    sum += value;
    squares += value * value;
  }
  const mean = sum / (count || 1);
  return [mean, Math.sqrt(Math.max(0, squares / (count || 1) - mean * mean))];
}

/** The box around what differs from the border's own colour; specks do not count. */
function subject(canvas, least) {
  const most = new Uint8Array(THUMB * THUMB);
  for (const plane of planes(canvas, THUMB, THUMB)) {
    const edge = [...plane].filter((_, at) => at < THUMB || at >= THUMB * (THUMB - 1) || at % THUMB === 0 || at % THUMB === THUMB - 1).sort((one, other) => one - other);
    const ground = edge[edge.length >> 1];
    plane.forEach((value, at) => (most[at] = Math.max(most[at], Math.abs(value - ground))));
  }
  const seen = (x, y) => most[Math.min(THUMB - 1, Math.max(0, y)) * THUMB + Math.min(THUMB - 1, Math.max(0, x))] > least;
  let [left, top, right, bottom] = [THUMB, THUMB, 0, 0];
  for (let y = 0; y < THUMB; y++) for (let x = 0; x < THUMB; x++) {
    let near = 0;
    for (let down = -1; down <= 1; down++) for (let across = -1; across <= 1; across++) near += seen(x + across, y + down);
    if (near < 5) continue;
    [left, top, right, bottom] = [Math.min(left, x), Math.min(top, y), Math.max(right, x + 1), Math.max(bottom, y + 1)];
  }
  return right > left && [left, top, right, bottom];
}

function edges(grey, width, height) {
  const cut = (size) => Array.from({ length: CELLS + 1 }, (_, n) => 1 + Math.floor((size - 2) * n / CELLS));
  const across = cut(width), down = cut(height);
  let best = 0;
  for (let i = 0; i < CELLS; i++) for (let j = 0; j < CELLS; j++) {
    let sum = 0, count = 0;
    for (let y = down[j]; y < down[j + 1]; y++) for (let x = across[i]; x < across[i + 1]; x++, count++) {
      const at = y * width + x, value = Math.max(-128, Math.min(127, grey[at - 1] + grey[at + 1] + grey[at - width] + grey[at + width] - 4 * grey[at]));
      sum += value * value;
    }
    if (count) best = Math.max(best, sum / count);
  }
  return best;
}

/** How large the copy is that is looked at. */
function size({ width, height }) {
  const scale = LONGEST / Math.max(width, height);
  return [width, height].map((side) => Math.max(3, Math.round(side * scale)));
}

/** What was measured of a photo that is `bytes` long. @param {OffscreenCanvas | HTMLCanvasElement} canvas */
export function sight(canvas, bytes) {
  const [width, height] = size(canvas);
  const [grey] = planes(canvas, width, height), [light, deviation] = spread(grey, width, [0, 0, width, height]);
  const box = subject(canvas, Math.max(FAINT, deviation) / 2), scaled = box && box.map((side, n) => Math.round(side * (n % 2 ? height : width) / THUMB));
  const [, contrast] = spread(grey, width, scaled || [0, 0, width, height]), share = (fits) => grey.filter(fits).length / grey.length;
  const fill = box ? Math.max(box[2] - box[0], box[3] - box[1]) / THUMB : Number(spread(grey, width, [0, 0, width, Math.max(1, height >> 4)])[1] >= FAINT);
  return {
    width: canvas.width, height: canvas.height, size: bytes, light, contrast, fill, dark: share((value) => value < 16), bright: share((value) => value >= 250),
    sharpness: 1000 * edges(grey, width, height) / Math.max(FAINT, contrast) ** 2,
  };
}

/**
 * A difference hash of 64 bits, in 16 hex digits: for each of 8 rows of 9 fields, whether each is plainly darker than the next.
 * The browser's own way to so few pixels leaves most of the picture out; so fields are means of what lies in them.
 */
export function likeness(canvas) {
  const [width, height] = size(canvas), [grey] = planes(canvas, width, height), cut = (side, at, all) => Math.floor(side * at / all + 0.5);
  const means = [];
  for (let y = 0; y < 8; y++) for (let x = 0; x < 9; x++) {
    means.push(Math.round(spread(grey, width, [cut(width, x, 9), cut(height, y, 8), cut(width, x + 1, 9), cut(height, y + 1, 8)])[0]));
  }
  let bits = "";
  for (let at = 0; at < means.length - 1; at++) if ((at + 1) % 9) bits += means[at] + STEP < means[at + 1] ? 1 : 0;
  return BigInt(`0b${bits}`).toString(16).padStart(16, "0");
}
