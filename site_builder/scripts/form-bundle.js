/** The bundle: a submission as one text that people can read and the intake can take apart. */

/** A number as the catalogue reads it: `12.345` would be twelve thousand, so it is written `12.3450`. */
const plain = (value) => (/^-?[1-9]\d{0,2}\.\d{3}$/.test(value) ? `${value}0` : String(value));

const scalar = (value) => (typeof value === "number" ? plain(value) : typeof value === "boolean" ? String(value) : JSON.stringify(value));

/** A tree as YAML: texts always quoted as in JSON, which is YAML too. */
export function yaml(tree, indent = "") {
  return Object.entries(tree).flatMap(([key, value]) => {
    if (typeof value !== "object") return [`${indent}${key}: ${scalar(value)}`];
    if (!Array.isArray(value) && !Object.keys(value).length) return [];
    if (!Array.isArray(value)) return [`${indent}${key}:`, yaml(value, `${indent}  `)];
    if (value.every((one) => typeof one !== "object")) return [`${indent}${key}: [${value.map(scalar).join(", ")}]`];
    return [`${indent}${key}:`, ...value.map((one) => yaml(one, `${indent}    `).replace(/^\s+/, `${indent}  - `))];
  }).join("\n");
}

const flow = (tree) => "{" + Object.entries(tree).map(([key, value]) => key + ": " + scalar(value)).join(", ") + "}";

/** The first 8 hex digits of SHA-256 over the lines, without white space at their ends. */
async function checksum(text) {
  const bytes = new TextEncoder().encode(text.split("\n").map((line) => line.trimEnd()).join("\n"));
  const digest = self.crypto?.subtle ? new Uint8Array(await crypto.subtle.digest("SHA-256", bytes)) : (await import("./form-digest.js")).sha256(bytes);
  return [...digest.subarray(0, 4)].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}

export const shown = (reference) => `${reference.slice(0, 4)}-${reference.slice(4)}`;

/**
 * The text of a submission.
 * @param {{reference: string, language: string, sender: object, supplier: string, made: string, photos: object[], summary: string[],
 *   trees: {listing: object, supplier?: object}}} sent
 */
export async function bundle({ reference, language, sender, supplier, made, photos, summary, trees }) {
  const head = { reference: shown(reference), language };
  const parts = [
    "=== etalase 1 ===", ...Object.entries(head).map((pair) => pair.join(": ")), `sender: ${flow(sender)}`, `supplier: ${supplier}`, `made: ${made}`,
    ...(photos.length ? ["photos:", ...photos.map(({ file, sha256, size, likeness }) => "  - " + flow({ file, ...(sha256 && { sha256 }), bytes: size, likeness }))] : []),
    ...(trees.supplier ? ["=== supplier.yml ===", yaml(trees.supplier) || "{}"] : []), "=== listing.yml ===", yaml(trees.listing),
  ];
  const body = parts.join("\n");
  return `${summary.join("\n")}\n\n${body}\n=== end ${await checksum(body)} ===\n`;
}
