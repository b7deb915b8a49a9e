/**
 * What the device keeps: registers the service worker, names to it what the page has loaded, and lets a page that came
 * from the device say so. A site that wants no worker says `et-worker` in its head.
 */
const keeper = navigator.serviceWorker;
if (keeper && !document.querySelector("meta[name=et-worker]")) {
  keeper.addEventListener("message", ({ data }) => import("./offline.js").then(({ tell }) => tell(data, day)));
  keeper.controller?.postMessage("age");
  addEventListener("load", () => keeper.register(`${root}sw.js`).then(() => keeper.ready).then(({ active }) => {
    const name = () => active.postMessage(performance.getEntriesByType("resource").map((one) => one.name));
    if (!navigator.connection?.saveData) (self.requestIdleCallback ?? setTimeout)(name, { timeout: 3000 });
  }, () => {}));
}
