/** The trees that are sent: what was answered, and what the form itself says. */
import { shown } from "./form-bundle.js";
import { slug } from "./form-read.js";

/** `listing` and `supplier` as their YAML will be; a supplier that is in the catalogue is only named. */
export function trees({ tree, draft, data, supplier, files, day }) {
  const listing = { kind: draft.kind, ...tree.listing };
  listing.photos = files.map(({ file, number }) => ({ file, ...tree.photos[number] }));
  listing[draft.kind] ??= {};
  if (listing.price?.amount) listing.price.currency ??= data.currency;
  if (listing.capacity?.amount !== undefined) listing.capacity.confirmed = day;
  declared(listing);
  listing.confirmed = day;
  if (supplier) return { id: supplier, trees: { listing } };
  const seller = { ...tree.supplier }, scope = seller.consents?.scope ?? [];
  delete seller.consents;
  declared(seller);
  if (scope.length) seller.consents = [{ given: day, scope, channel: "form", proof: shown(draft.id) }];
  return { id: slug(seller.name ?? "") || `pemasok-${draft.id.toLowerCase()}`, trees: { listing, supplier: seller } };
}

/** What a supplier says of a permit is declared: only a curator sees or verifies. */
function declared(tree) {
  for (const paper of tree.certificates ?? []) paper.level = "declared";
}

/** The text for people that stands before the data. */
export function summary({ listing, supplier, id, sender, reference, words, lists }) {
  const unit = (one) => lists.units?.find(([name]) => name === one)?.[2] ?? one;
  const { price = {}, order = {}, capacity = {} } = listing;
  return [
    `Etalase · ${words.title} ${shown(reference)}`, listing.name?.id ?? "", supplier?.name ?? id,
    price.amount && `${words.price(price.amount)} / ${unit(price.per)}`, order.minimum !== undefined && `min. ${order.minimum} ${unit(order.unit)}`,
    capacity.amount !== undefined && `${capacity.amount} ${unit(capacity.unit)} / ${capacity.period ?? ""}`, sender.name && `${sender.name}`,
  ].filter(Boolean);
}
