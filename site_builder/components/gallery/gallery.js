/**
 * Counts the photos as they are swiped; the arrow keys move between them; a tap opens the large view. Without it the strip
 * still scrolls, and each photo links to its large one.
 */
class Gallery extends HTMLElement {
  connectedCallback() {
    const strip = /** @type {HTMLElement} */ (this.querySelector("ul"));
    const links = [...strip.querySelectorAll("a")];
    if (this.dataset.sheet) {
      strip.addEventListener("click", (event) => {
        const at = links.indexOf(event.target.closest("a"));
        if (at < 0 || event.ctrlKey || event.metaKey || event.shiftKey) return;
        event.preventDefault();
        import("./zoom.js").then(({ zoom }) => zoom(links, at, this.dataset.sheet, say)).catch(() => location.assign(links[at].href));
      });
    }
    const count = this.querySelector("output");
    if (!count) return;
    strip.addEventListener("scroll", () => {
      count.value = String(Math.round(Math.abs(strip.scrollLeft) / strip.clientWidth) + 1);
    }, { passive: true });
    strip.addEventListener("keydown", (event) => {
      const next = links[links.indexOf(document.activeElement) + ({ ArrowRight: 1, ArrowLeft: -1 }[event.key] ?? NaN)];
      if (!next) return;
      event.preventDefault();
      next.focus();
    });
  }
}
customElements.define("et-gallery", Gallery);
