/** Counts the photos as they are swiped; the arrow keys move between them. Without it the strip still scrolls. */
class Gallery extends HTMLElement {
  connectedCallback() {
    const strip = /** @type {HTMLElement} */ (this.querySelector("ul"));
    const count = this.querySelector("output");
    if (!count) return;
    strip.addEventListener("scroll", () => {
      count.value = String(Math.round(Math.abs(strip.scrollLeft) / strip.clientWidth) + 1);
    }, { passive: true });
    strip.addEventListener("keydown", (event) => {
      const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
      const item = document.activeElement?.closest("li");
      const next = step === 1 ? item?.nextElementSibling : step && item?.previousElementSibling;
      if (!next) return;
      event.preventDefault();
      next.querySelector("a")?.focus();
    });
  }
}
customElements.define("et-gallery", Gallery);
