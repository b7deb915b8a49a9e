/**
 * Asks for a page of this site as soon as its link is touched, once, and never with the data saver. A finger that begins
 * to scroll has not meant the link.
 */
if (!navigator.connection?.saveData) {
  const asked = new Set([location.pathname]);
  let waiting;
  addEventListener("pointerdown", ({ target, pointerType }) => {
    const link = target.closest("a[href]");
    const { origin, pathname } = link ?? {};
    if (origin !== location.origin || !pathname.endsWith("/") || asked.has(pathname)) return;
    waiting = setTimeout(() => {
      asked.add(pathname);
      document.head.append(Object.assign(document.createElement("link"), { rel: "prefetch", href: link.href }));
    }, pointerType === "touch" ? 50 : 0);
  });
  addEventListener("pointercancel", () => clearTimeout(waiting));
}
