/**
 * What the device keeps: registers the service worker, names to it what the page has loaded, and lets a page that came
 * from the device say so. A site that wants no worker says `et-worker` in its head.
 */
const keeper = navigator.serviceWorker;
if (keeper && !document.querySelector("meta[name=et-worker]")) {
  const first = !keeper.controller;                             // what this page loads does not pass through the worker
  keeper.addEventListener("message", ({ data }) => import("./offline.js").then(({ tell }) => tell(data, day)));
  keeper.controller?.postMessage("age");
  addEventListener("load", () => keeper.register(`${root}sw.js`).then(() => keeper.ready).then(({ active }) => {
    if (navigator.connection?.saveData) return;
    const name = (entries) => active.postMessage(entries.map((one) => one.name));
    const watch = first && new PerformanceObserver((list) => name(list.getEntries()));
    const begin = () => watch ? watch.observe({ type: "resource", buffered: true }) : name([]);
    (self.requestIdleCallback ?? setTimeout)(begin, { timeout: 3000 });
    if (watch) addEventListener("pagehide", () => name(watch.takeRecords()));
  }, () => {}));
}
