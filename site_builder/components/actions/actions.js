/** Offers the phone's own share sheet, where there is one. */
class Share extends HTMLElement {
  connectedCallback() {
    if (!navigator.share) return;
    this.hidden = false;
    this.addEventListener("click", () => {
      navigator.share({ title: document.title, url: this.dataset.url || location.href }).catch(() => {});
    });
  }
}
customElements.define("et-share", Share);
