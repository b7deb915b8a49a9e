/** The list as a table: CSV and XLSX, the same columns in both. */

import { priced } from "./inquiry-quantity.js";
import { save } from "./inquiry-part.js";

const CELL = 32_000;
const FORMULA = /^[=+\-@\t\r\n＝＋－＠]/;

/** Key of the heading, width in letters, and the value of a line; numbers are numbers. */
const COLUMNS = [
  ["supplier", 28, (line) => line.supplier.name],
  ["id", 28, (line) => line.id],
  ["name", 40, (line) => line.name],
  ["quantity", 10, (line) => line.quantity],
  ["unit", 10, (line) => line.unit.many],
  ["price", 12, (line, cost) => cost?.each ?? null],
  ["per", 12, (line) => line.price?.per ?? ""],
  ["currency", 9, (line) => line.price?.currency ?? ""],
  ["sum", 14, (line, cost) => cost?.sum ?? null],
  ["minimum", 10, (line) => line.minimum],
  ["multiple", 10, (line) => line.multiple],
  ["lead", 12, (line) => line.lead],
  ["delivery", 30, (line, cost, settled) => settled(line)],
  ["note", 40, (line) => line.note ?? ""],
  ["code", 15, (line) => line.code],
  ["revision", 14, (line) => line.revision],
  ["seen", 12, (line) => line.seen ?? ""],
  ["cooperative", 28, (line) => line.supplier.cooperative?.name ?? ""],
  ["page", 60, (line) => line.page],
];

/** Signs that XML cannot hold are no loss. */
const clean = (text) => String(text).replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g, "").slice(0, CELL);

/** @param {(line: object) => string} settled the terms of delivery of a line, in words */
function rows(lines, settled) {
  return lines.map((line) => COLUMNS.map(([, , value]) => value(line, priced(line, line.quantity), settled)));
}

/** A cell of a CSV file: a text that a spreadsheet would take for a formula is kept from it by an apostrophe. */
function cell(value, { separator, point }) {
  if (value === null) return "";
  if (typeof value === "number") return String(value).replace(".", point);
  const plain = clean(value), text = FORMULA.test(plain) ? `'${plain}` : plain;
  return /["\r\n]/.test(text) || text.includes(separator) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** With a byte order mark, and in Indonesian with semicolons and decimal commas, as spreadsheets expect there. */
export function saveCsv(lines, settled, { say, language }) {
  const way = language === "id" ? { separator: ";", point: "," } : { separator: ",", point: "." };
  const all = [COLUMNS.map(([key]) => say(`table.${key}`)), ...rows(lines, settled)];
  const text = all.map((row) => row.map((value) => cell(value, way)).join(way.separator)).join("\r\n");
  save(new Blob(["\ufeff", text, "\r\n"], { type: "text/csv;charset=utf-8" }), `${say("table.file")}.csv`);
}

/** A workbook with one sheet: a bold heading that stays, numbers that can be summed, everything else as text. */
export async function saveXlsx(lines, settled, { say }) {
  await import("./write-excel-file.js");
  const head = COLUMNS.map(([key]) => ({ value: say(`table.${key}`), type: String, fontWeight: "bold" }));
  const body = rows(lines, settled).map((row) => row.map((value) => (
    value === null || value === "" ? null : typeof value === "number" ? { value, type: Number } : { value: clean(value), type: String })));
  const made = globalThis.writeXlsxFile([head, ...body], { columns: COLUMNS.map(([, width]) => ({ width })), stickyRowsCount: 1, sheet: say("table.file").slice(0, 31) });
  save(await made.toBlob(), `${say("table.file")}.xlsx`);
}
