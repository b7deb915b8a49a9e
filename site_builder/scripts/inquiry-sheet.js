/** One supplier's order sheet: its lines, the least order, terms of delivery, and the ways to send it. */

import { groups, leasts, summed, totals } from "./inquiry-group.js";
import { drawn, removed } from "./inquiry-line.js";
import { message } from "./inquiry-message.js";
import { copied, element, piece } from "./inquiry-part.js";
import { wrong } from "./inquiry-quantity.js";

const WIDE = "(min-width: 60rem), print";

/** How far a supplier's lines are from its least order, first or repeat: the buyer says which. */
function minimum(id, supplier, named, act, site) {
  const { say, money, list } = site;
  const [node, part] = piece("et-minimum");
  node.dataset.id = id;
  part.who.textContent = named ? supplier.name : "";
  const refresh = () => {
    const data = list.read(), kind = data.suppliers[id]?.order ?? "first";
    const lines = data.lines.filter((line) => line.supplier.id === id);
    const least = leasts(lines, kind), { sums } = totals(lines);
    for (const button of node.querySelectorAll("[data-order]")) button.ariaPressed = String(button.dataset.order === kind);
    node.querySelector(".et-minimum__kind").hidden = !leasts(lines, "first").size && !leasts(lines, "repeat").size;
    const said = [...least].map(([symbol, amount]) => {
      const sum = sums.get(symbol) ?? 0, gap = { sum: money(sum, symbol), least: money(amount, symbol), rest: money(amount - sum, symbol) };
      return say(sum >= amount ? "order.reached" : `order.${kind}`, gap);
    });
    part.said.textContent = said.join(" ") || say("order.none");
    part.bar.hidden = !least.size;
    part.bar.value = Math.min(1, ...[...least].map(([symbol, amount]) => (sums.get(symbol) ?? 0) / amount));
    part.bar.ariaLabel = part.said.textContent;
    part.bar.classList.toggle("et-minimum__bar--reached", part.bar.value === 1);
  };
  for (const button of node.querySelectorAll("[data-order]")) {
    button.dataset.key = button.dataset.order;
    button.addEventListener("click", () => act.settle(id, "order", button.dataset.order));
  }
  return [node, refresh];
}

/** The ways to send a group's request. */
function sending(id, part, act, place, site) {
  const { say, list } = site;
  const buttons = { copy: part.copy, whatsapp: part.whatsapp, email: part.email };
  const label = (one, text) => (one.querySelector("span").textContent = text);
  const group = () => groups(list.read().lines, list.read().by).find((one) => one.id === id);
  const broken = element("p", "", "et-small");
  part.long.before(broken);
  buttons.copy.addEventListener("click", async () => {
    const { text } = message(group(), list.read(), place, site);
    if (await copied(text)) label(buttons.copy, say("send.copied"));
    else act.tell(say("send.failed"), text);
  });
  return () => {
    const found = group();
    if (!found) return;
    const made = message(found, list.read(), place, site);
    const count = found.lines.filter((line) => wrong(line, line.quantity)).length;
    broken.textContent = count ? say("send.wrong", { count }) : "";
    part.long.hidden = !made.long;
    part.office.hidden = !made.office;
    label(buttons.copy, say("send.copy"));
    label(buttons.whatsapp, say(made.long ? "send.short" : made.office ? "send.office" : "send.whatsapp"));
    for (const way of ["whatsapp", "email"]) {
      buttons[way].hidden = !made[way];
      if (made[way]) buttons[way].href = made[way];
    }
    const first = made.long || !(made.whatsapp || made.email) ? "copy" : made.whatsapp ? "whatsapp" : "email";
    for (const [way, button] of Object.entries(buttons)) button.classList.toggle("et-button--quiet", way !== first);
    const order = [first, ...["whatsapp", "email", "copy"].filter((way) => way !== first)].map((way) => buttons[way]);
    const row = buttons.copy.parentElement;
    if ([...row.children].some((one, index) => one !== order[index])) row.replaceChildren(...order);
  };
}

/**
 * @param group as `groups` makes it, of the lines with those just removed (`gone`) in their places
 * @returns {[HTMLElement, () => void]} the sheet, and what brings its figures and links up to date
 */
export function sheet(group, news, act, place, site) {
  const { say, list, money } = site;
  const [node, part] = piece("et-group");
  node.dataset.id = group.id;
  part.name.textContent = group.name;
  const others = [...group.suppliers].filter(([id]) => id !== group.id).map(([, one]) => one.name);
  part.through.textContent = others.length ? say("group.through", { names: others.join(", ") }) : "";
  part.through.hidden = !others.length;
  for (const line of group.lines) {
    part.lines.append(line.gone ? removed(line, () => act.restore(line.id), site) : drawn(line, news.get(line.id), act, site));
  }
  if (group.lines.every((line) => line.gone)) {
    node.querySelector(".et-order__foot").remove();
    part.sum.remove();
    return [node, () => {}];
  }
  const settled = list.read().suppliers[group.id] ?? {};
  for (const field of node.querySelectorAll(".et-order__terms [name]")) {
    field.value = settled[field.name] ?? "";
    field.dataset.key = field.name;
    const paper = element("p", field.value, "et-blank__paper");
    field.after(paper);
    const write = () => (paper.textContent = field.value && (field.selectedOptions?.[0].textContent ?? field.value));
    write();
    field.addEventListener("input", () => {
      write();
      act.settle(group.id, field.name, field.value.trim());
    });
  }
  part.terms.open = Boolean(settled.delivery || settled.place || settled.note) || matchMedia(WIDE).matches;
  const refreshing = [sending(group.id, part, act, place, site)];
  for (const [id, supplier] of group.suppliers) {
    if (supplier.lines.every((line) => line.gone)) continue;
    const [box, refresh] = minimum(id, supplier, group.suppliers.size > 1, act, site);
    part.minimums.append(box);
    refreshing.push(refresh);
  }
  const refresh = () => {
    const now = groups(list.read().lines, list.read().by).find((one) => one.id === group.id);
    part.sum.textContent = now?.lines.length > 1 ? summed(totals(now.lines), { money }, say) : "";
    for (const one of refreshing) one();
  };
  return [node, refresh];
}
