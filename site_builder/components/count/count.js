/** Shows how many lines the inquiry list has; nothing while it is empty. */
class Count extends HTMLElement {
  connectedCallback() {
    const show = () => {
      const count = list.read().lines.length;
      this.textContent = count ? number(count) : "";
      this.role = count ? "img" : null;
      this.ariaLabel = count ? say("list.count", { count }) : null;
    };
    document.addEventListener("et-list", show);
    show();
  }
}
customElements.define("et-count", Count);
