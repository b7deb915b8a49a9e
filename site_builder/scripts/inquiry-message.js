/** The request to one supplier: as a chat message, as an email, as plain text. */

import { counted, problem } from "./inquiry-amount.js";
import { summed, totals } from "./inquiry-group.js";
import { priced, wrong } from "./inquiry-quantity.js";
import { written } from "./inquiry-link.js";

const LONG = 1500;
const EMAIL = 1800;

/** Control signs and direction marks would mix up the lines of a message. */
const oneLine = (text) => text.replace(/[\p{Cc}\u200e\u200f\u202a-\u202e\u2066-\u2069]+/gu, " ").replace(/\s+/g, " ").trim();
const cut = (text, most) => (text.length > most ? `${text.slice(0, most).trim()} …` : text);

function ordered(line, place, site) {
  const { say, money } = site, cost = priced(line, line.quantity), found = wrong(line, line.quantity);
  const price = cost && say("message.price", { price: money(cost.each, line.price.symbol), unit: line.price.per });
  return [
    `${place}. ${cut(oneLine(line.name), 120)}: ${counted(line, line.quantity, site)}`,
    `   ${[line.id, line.code, price].filter(Boolean).join(" · ")}`,
    ...(found ? [`   (${problem(line, found, site)})`] : []),
    ...(line.note ? [`   ${say("message.note", { note: oneLine(line.note) })}`] : []),
  ];
}

/** The buyer as a message names them, empty where nothing is filled in. */
export function buyer({ name = "", outlet = "", city = "" }) {
  return [name, outlet, city].map(oneLine).filter(Boolean).join(", ");
}

/**
 * @param group as `groups` makes it
 * @param data the whole list: buyer, and what is settled with each supplier
 * @param {{page: string, site: string, whatsapp: string, email: string, terms: Record<string, string>}} place what the page says of itself
 */
export function message(group, data, place, site) {
  const { say } = site, chosen = data.suppliers[group.id] ?? {};
  const office = !(group.whatsapp || group.email);
  const url = place.page + written(group.lines), name = oneLine(group.name), from = buyer(data.buyer);
  const lines = say("count.lines", { count: group.lines.length });
  const kinds = new Set([...group.suppliers.keys()].map((id) => data.suppliers[id]?.order).filter(Boolean));
  const delivery = [place.terms[chosen.delivery], oneLine(chosen.place ?? "")].filter(Boolean).join(", ");
  const total = totals(group.lines);
  const text = [
    say(office ? "message.hello.office" : "message.hello", { name, site: place.site }),
    ...(from ? [say("message.from", { buyer: from })] : []),
    "",
    ...group.lines.flatMap((line, index) => ordered(line, index + 1, site)),
    "",
    ...(total.sums.size ? [say("message.sum", { sum: summed(total, site, say) })] : []),
    ...(kinds.size === 1 ? [say(`message.${[...kinds][0]}`)] : []),
    ...(delivery ? [say("message.delivery", { terms: delivery })] : []),
    ...(chosen.note ? [say("message.note", { note: oneLine(chosen.note) })] : []),
    say("message.link", { url }),
  ].join("\n");
  const short = [say(office ? "message.short.office" : "message.short", { name, lines, site: place.site, url }), ...(from ? [say("message.from", { buyer: from })] : [])].join("\n");
  const long = encodeURIComponent(text).length > LONG;
  const whatsapp = office ? place.whatsapp : group.whatsapp, email = office ? place.email : group.email;
  const subject = say("message.subject", { lines }) + (from ? ` · ${from}` : "");
  const body = encodeURIComponent(text).length > EMAIL ? short : text;
  return {
    text, long, office,
    whatsapp: whatsapp && `https://wa.me/${whatsapp.replace(/\D/g, "")}?text=${encodeURIComponent(long ? short : text)}`,
    email: email && `mailto:${encodeURIComponent(email).replaceAll("%40", "@")}?subject=${encodeURIComponent(subject)}&body=${encodeURIComponent(body.replaceAll("\n", "\r\n"))}`,
  };
}
