/** How buyers will see it: the listing's page in small, with the same classes. */
import { money, number, say } from "./etalase.js";
import { make } from "./make.js";

export function preview({ drawn, listing, supplier, files, data, lists, form }) {
  const said = (name) => form.elements[name]?.selectedOptions?.[0]?.text ?? "", unit = (id) => lists.units?.find(([one]) => one === id)?.[2] ?? id ?? "";
  const { price = {}, order = {}, capacity = {} } = listing, texts = (one) => one?.[document.documentElement.lang] ?? one?.id ?? "";
  const facts = [
    [form.querySelector("[data-ask='listing.order'] legend"), order.minimum !== undefined && `${number(order.minimum)} ${unit(order.unit)}`],
    [form.querySelector("[data-ask='listing.order.lead_time_days'] label"), order.lead_time_days !== undefined && `${number(order.lead_time_days)} ${form.querySelector("[data-ask='listing.order.lead_time_days'] .et-ask__unit span")?.textContent ?? ""}`],
    [form.querySelector("[data-ask='listing.capacity'] legend"), capacity.amount !== undefined && `${number(capacity.amount)} ${unit(capacity.unit)} / ${said("listing.capacity.period")}`],
    [form.querySelector("[data-ask='listing.origin'] legend"), said("listing.origin")],
  ].filter(([, value]) => value);
  return make("article.et-preview", {},
    make("ul.et-gallery__strip", {}, ...files.map(({ blob, number: at }) => {
      const canvas = make("canvas.et-photo", { role: "img", ariaLabel: form.elements[`listing.photos.${at}.alt.id`]?.value ?? "" });
      drawn(canvas, blob);
      return make("li", {}, canvas);
    })),
    make("div.et-listing__offer", {},
      make("p.et-title", {}, texts(listing.name)), make("p.et-soft", {}, supplier?.name ?? said("supplier")), make("p.et-lead", {}, texts(listing.summary)),
      price.amount && price.public !== false && make("p.et-price__main", {}, make("span.et-price__amount", {}, money(price.amount, data.symbol)), ` ${say("per", { unit: unit(price.per) })}`),
      make("dl.et-facts", {}, ...facts.map(([label, value]) => make("div.et-facts__item", {}, make("dt", {}, label.firstChild.textContent.trim()), make("dd", {}, value)))),
      make("div.et-prose", {}, ...texts(listing.description).split(/\n\s*\n/).map((one) => make("p", {}, one)))));
}
