/** The form on a listing's page, and the button at the foot of a phone's screen: a quantity, its price, and onto the list. */

import { amount, costing, counted } from "./inquiry-amount.js";
import { least } from "./inquiry-quantity.js";

/**
 * @param {HTMLElement} element the `et-add` that holds the line
 * @param {HTMLAnchorElement | null} bar the button of the phone's bar
 */
export function form(element, bar, site) {
  const { list, say } = site;
  const line = JSON.parse(element.querySelector("script").textContent);
  const go = element.querySelector(".et-add__go");
  const there = () => list.read().lines.find((one) => one.id === line.id);
  const [goSays, barSays] = [go, bar].map((one) => one?.querySelector("span").textContent);
  const see = document.querySelector(".et-masthead__list").href;

  function told(quantity) {
    const found = there(), cost = costing(line, quantity, site);
    if (!found) return cost;
    const price = document.createElement("p");
    price.textContent = cost;
    const where = document.createElement("p"), way = document.createElement("a");
    where.className = "et-add__in";
    way.href = see;
    way.textContent = say("add.see");
    where.append(say("add.in", { quantity: counted(line, found.quantity, site) }), " ", way);
    const both = document.createDocumentFragment();
    both.append(price, where);
    return both;
  }

  const field = amount(element, line, there()?.quantity ?? least(line), site, told);
  element.querySelector(".et-amount").hidden = line.unique;

  function show() {
    const found = there();
    field.show();
    go.hidden = Boolean(found && line.unique);
    go.querySelector("span").textContent = found ? say("add.change") : goSays;
    if (!bar) return;
    bar.classList.toggle("et-bar__add--on", Boolean(found));
    bar.querySelector("span").textContent = found ? say("add.on") : barSays;
    bar.href = found ? see : "#jumlah";
  }

  async function add() {
    const found = field.wrong();
    if (found) {
      element.querySelector(".et-amount__mend").focus();
      return;
    }
    const quantity = field.value();
    const { put } = await import("./inquiry-look.js");
    put(line, quantity, site);
  }

  go.addEventListener("click", add);
  document.addEventListener("et-list", show);
  show();
  return { add };
}
