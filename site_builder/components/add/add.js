/** The way onto the inquiry list on a listing's page. What it does is fetched when it is seen or touched. */
class Add extends HTMLElement {
  connectedCallback() {
    const bar = document.querySelector(".et-bar__add");
    const open = () => (this.form ??= import("./add-form.js").then(({ form }) => form(this, bar, { list, say, number, money, root })));
    new IntersectionObserver((seen, observer) => {
      if (!seen.some((one) => one.isIntersecting)) return;
      observer.disconnect();
      open();
    }).observe(this);
    bar?.addEventListener("click", (event) => {
      if (bar.hash) event.preventDefault();
      if (bar.hash) open().then((form) => form.add());
    });
    if (list.read().lines.length) open();
  }
}
customElements.define("et-add", Add);
