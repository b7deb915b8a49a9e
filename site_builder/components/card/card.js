/** Puts a + on the corner of every card, now and later: one tap puts the listing on the inquiry list, and makes it a check mark. */
const idOf = (link) => new URL(link.href).pathname.split("/").at(-2);

function dress() {
  const on = new Set(list.read().lines.map((line) => line.id));
  for (const link of document.querySelectorAll(".et-card__name a")) {
    const card = link.closest(".et-card");
    let button = card.querySelector(".et-card__add");
    if (!button) {
      button = document.createElement("button");
      button.type = "button";
      button.className = "et-card__add";
      card.append(button);
    }
    const there = on.has(idOf(link));
    button.classList.toggle("et-card__add--on", there);
    button.ariaLabel = say(there ? "list.in" : "list.add", { name: link.textContent });
  }
}

document.addEventListener("click", (event) => {
  const button = event.target.closest?.(".et-card__add");
  const link = button?.closest(".et-card").querySelector(".et-card__name a");
  if (!link) return;
  if (button.classList.contains("et-card__add--on")) location.assign(document.querySelector(".et-masthead__list"));
  else import("./add-card.js").then((card) => card.add(link, { list, say, number, root })).catch(() => location.assign(link));
});
document.addEventListener("et-list", dress);
dress();
new MutationObserver(dress).observe(document.body, { childList: true, subtree: true });
