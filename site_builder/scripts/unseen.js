/** The page for what is not kept: says which pages are, by their titles, the newest first. */
class Offline extends HTMLElement {
  async connectedCallback() {
    const again = this.querySelector("button");
    again.addEventListener("click", () => location.reload());
    if (location.href.split(/[?#]/)[0] === new URL(this.dataset.page, location.href).href) {
      again.parentElement.hidden = true;
      for (const one of this.querySelectorAll("[data-own]")) one.textContent = one.dataset.own;
    }
    const pages = "caches" in self ? await this.pages() : [];
    const list = this.querySelector("ul");
    for (const { address, title, kept } of pages) {
      const item = list.appendChild(document.importNode(this.querySelector("template.et-offline__item").content, true).firstElementChild);
      const link = item.querySelector("a");
      link.textContent = title;
      link.href = address;
      item.querySelector("time").textContent = new Intl.DateTimeFormat(document.documentElement.lang, { dateStyle: "medium" }).format(new Date(kept));
    }
    for (const one of this.querySelectorAll("[data-if]")) one.hidden = (one.dataset.if === "some") !== pages.length > 0;
  }

  /** The pages of this site that are kept, in this language, without the tools that are always here. */
  async pages() {
    const start = new URL(this.dataset.start, location.href).href;
    const found = [];
    for (const name of await caches.keys()) {
      if (!name.startsWith("etalase ") || !name.endsWith(" pages")) continue;
      const cache = await caches.open(name);
      for (const request of await cache.keys()) {
        const response = request.url.startsWith(start) && await cache.match(request);
        if (!response) continue;
        const text = await response.text();
        if (!text.includes(`<html lang="${document.documentElement.lang}"`)) continue;
        const title = new DOMParser().parseFromString(text, "text/html").title.split(" · ")[0];
        found.unshift({ address: request.url, title, kept: response.headers.get("x-kept") });
      }
    }
    return found;
  }
}
customElements.define("et-offline", Offline);
