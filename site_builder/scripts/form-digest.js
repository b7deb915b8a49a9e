/** SHA-256 for devices that have none: a page that came without TLS may not use the browser's own. */
export function sha256(bytes) {
  const roots = [], k = [], words = new Uint32Array(64), fraction = (value) => ((value - Math.floor(value)) * 2 ** 32) | 0;
  for (let n = 2; k.length < 64; n++) {
    if (roots.some((prime) => n % prime === 0)) continue;
    roots.push(n);
    k.push(fraction(Math.cbrt(n)));
  }
  const state = Int32Array.from(roots.slice(0, 8), (prime) => fraction(Math.sqrt(prime)));
  const padded = new Uint8Array(((bytes.length + 72) >> 6) << 6), view = new DataView(padded.buffer);
  padded.set(bytes);
  padded[bytes.length] = 128;
  view.setUint32(padded.length - 8, Math.floor(bytes.length / 2 ** 29));
  view.setUint32(padded.length - 4, bytes.length << 3);
  const turn = (value, by) => (value >>> by) | (value << (32 - by));
  for (let at = 0; at < padded.length; at += 64) {
    for (let n = 0; n < 64; n++) {
      if (n < 16) words[n] = view.getUint32(at + 4 * n);
      else {
        const [one, two] = [words[n - 15], words[n - 2]];
        words[n] = words[n - 16] + (turn(one, 7) ^ turn(one, 18) ^ (one >>> 3)) + words[n - 7] + (turn(two, 17) ^ turn(two, 19) ^ (two >>> 10));
      }
    }
    let [a, b, c, d, e, f, g, h] = state;
    for (let n = 0; n < 64; n++) {
      const first = (h + (turn(e, 6) ^ turn(e, 11) ^ turn(e, 25)) + ((e & f) ^ (~e & g)) + k[n] + words[n]) | 0;
      const second = ((turn(a, 2) ^ turn(a, 13) ^ turn(a, 22)) + ((a & b) ^ (a & c) ^ (b & c))) | 0;
      [a, b, c, d, e, f, g, h] = [(first + second) | 0, a, b, c, (d + first) | 0, e, f, g];
    }
    [a, b, c, d, e, f, g, h].forEach((value, n) => (state[n] = (state[n] + value) | 0));
  }
  const out = new DataView(new ArrayBuffer(32));
  state.forEach((value, n) => out.setInt32(4 * n, value));
  return new Uint8Array(out.buffer);
}
