/** A ZIP with everything stored as it is: photos are packed already. */

const TABLE = Uint32Array.from({ length: 256 }, (_, n) => {
  for (let bit = 0; bit < 8; bit++) n = n & 1 ? (n >>> 1) ^ 0xedb88320 : n >>> 1;
  return n;
});

function crc(bytes) {
  let sum = ~0;
  for (const byte of bytes) sum = (sum >>> 8) ^ TABLE[(sum ^ byte) & 255];
  return ~sum >>> 0;
}

const DATE = 0x5d21;        // one day for all, so that the same contents make the same archive

/** Fields of 2 and 4 bytes, little end first. */
function head(...fields) {
  const view = new DataView(new ArrayBuffer(fields.reduce((sum, [size]) => sum + size, 0)));
  let at = 0;
  for (const [size, value] of fields) {
    if (size === 2) view.setUint16(at, value, true);
    else view.setUint32(at, value, true);
    at += size;
  }
  return new Uint8Array(view.buffer);
}

/** @param {{name: string, blob: Blob}[]} files with ASCII names */
export async function zip(files) {
  const parts = [], central = [];
  let at = 0;
  for (const { name, blob } of files) {
    const bytes = new Uint8Array(await blob.arrayBuffer()), called = new TextEncoder().encode(name), size = bytes.length;
    const both = [[2, 20], [2, 0], [2, 0], [2, 0], [2, DATE], [4, crc(bytes)], [4, size], [4, size], [2, called.length], [2, 0]];
    central.push(head([4, 0x02014b50], [2, 20], ...both, [2, 0], [2, 0], [2, 0], [4, 0], [4, at]), called);
    const local = head([4, 0x04034b50], ...both);
    parts.push(local, called, bytes);
    at += local.length + called.length + size;
  }
  const size = central.reduce((sum, one) => sum + one.length, 0);
  return new Blob([...parts, ...central, head([4, 0x06054b50], [2, 0], [2, 0], [2, files.length], [2, files.length], [4, size], [4, at], [2, 0])], { type: "application/zip" });
}
