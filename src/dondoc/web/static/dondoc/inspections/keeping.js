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

const PARTS = /(?:\bfrom\s*|\bimport\s*\(?\s*|\burl\(\s*)["']?([^"'()\s]+\.(?:js|css|woff2|svg|png))/g;

/* A file of the look or of the scripts, and what it asks for in its turn. */
async function keepFile(cache, url, seen) {
  if (seen.has(url) || !url.startsWith(`${location.origin}/static/`)) return;
  seen.add(url);
  const kept = await cache.match(url);
  const response = kept ?? (await fetch(url));
  if (!response.ok) return;
  if (!kept) await cache.put(url, response.clone());
  if (!/\.(js|css)$/.test(new URL(url).pathname)) return;
  const names = [...(await response.text()).matchAll(PARTS)].map((found) => found[1]);
  for (const name of names) await keepFile(cache, new URL(name, url).href, seen);
}

/* Keeps the page of a sheet that is not open; answers whether it will open without a connection. */
export async function keepSheet(address, seen) {
  const cache = await caches.open(CACHE);
  const response = await fetch(address, { headers: { Accept: "text/html" } });
  if (!response.ok || response.redirected) return false;
  const words = await response.clone().text();
  const page = new DOMParser().parseFromString(words, "text/html");
  const linked = [...page.querySelectorAll("link[rel=stylesheet][href], link[rel=icon][href], script[src]")];
  const files = linked.map((each) => new URL(each.getAttribute("href") ?? each.getAttribute("src"), response.url).href);
  for (const url of files) await keepFile(cache, url, seen);
  await cache.put(new URL(response.url).pathname, response);
  return true;
}

/* The worker that serves what is kept; its place in the folder of the sheets is its reach. */
export async function serve(worker) {
  if (!("serviceWorker" in navigator) || !window.caches) return false;
  await navigator.serviceWorker.register(worker);
  return true;
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
