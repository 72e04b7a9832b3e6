/* The page itself stays on the device: its words, its scripts, its look, so that it opens without a connection. */

import { CACHE } from "./store.js";

async function keepPage(cache) {
  const here = location.pathname;
  const kept = (await cache.keys()).map((request) => new URL(request.url).pathname);
  const files = performance.getEntriesByType("resource").map((entry) => entry.name.split("#")[0]);
  const linked = [...document.querySelectorAll("link[href], script[src]")].map((each) => each.href || each.src);
  const wanted = new Set([...files, ...linked].filter((url) => url.startsWith(`${location.origin}/static/`)));
  await Promise.all([...wanted].map((url) => cache.match(url).then((found) => found ?? cache.add(url)).catch(() => {})));
  if (navigator.onLine) await cache.add(here).catch(() => {});
  return kept.includes(here) || Boolean(await cache.match(here));
}

/* Answers whether the page will open without a connection. */
export async function keep(worker) {
  if (!("serviceWorker" in navigator) || !window.caches) return false;
  try {
    await navigator.serviceWorker.register(worker);
    await navigator.serviceWorker.ready;
    return await keepPage(await caches.open(CACHE));
  } catch {
    return false;
  }
}

/* The pages of another account are not left lying about. */
export async function dropPages() {
  if (!window.caches) return;
  const cache = await caches.open(CACHE);
  for (const request of await cache.keys()) {
    const path = new URL(request.url).pathname;
    if (!path.startsWith("/static/") && path !== location.pathname) await cache.delete(request);
  }
}
