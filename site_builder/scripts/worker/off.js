/**
 * In the place of the service worker where a site wants none (`worker: no` in site.yml): it deletes what this device has
 * kept of the site and takes itself away. Open pages stay as they are.
 */
addEventListener("install", () => skipWaiting());
addEventListener("activate", (event) => event.waitUntil(leave()));

async function leave() {
  const ours = (await caches.keys()).filter((name) => name.startsWith(`etalase ${new URL(registration.scope).pathname} `));
  await Promise.all(ours.map((name) => caches.delete(name)));
  await registration.unregister();
}
