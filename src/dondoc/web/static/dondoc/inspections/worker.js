/* Serves the sheets of visits, and the files that they are made of, where there is no connection. Nothing else: its
   place in the folder of the sheets is its reach. What lies in the cache was put there by a sheet that was opened. */

const CACHE = "dondoc-visits";
const PATIENCE = 5000; // milliseconds that a page may take before the copy is shown
const SHEET = /\/phieu\/\d+\/$/;

self.addEventListener("install", () => self.skipWaiting());
self.addEventListener("activate", (event) => event.waitUntil(self.clients.claim()));

self.addEventListener("fetch", (event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (request.method !== "GET" || url.origin !== self.location.origin) return;
  if (request.mode === "navigate" && SHEET.test(url.pathname)) event.respondWith(page(request, url));
  else if (url.pathname.startsWith("/static/")) event.respondWith(file(request));
});

async function page(request, url) {
  const cache = await caches.open(CACHE);
  const kept = await cache.match(url.pathname);
  try {
    const response = await fetch(request, kept ? { signal: AbortSignal.timeout(PATIENCE) } : {});
    if (response.ok) await cache.put(url.pathname, response.clone());
    else if (response.status === 403 || response.status === 404) await cache.delete(url.pathname);
    if (response.status < 500 || !kept) return response;
    return kept;
  } catch {
    return kept ?? nothing();
  }
}

async function file(request) {
  try {
    const response = await fetch(request);
    if (response.ok) {
      const cache = await caches.open(CACHE);
      await cache.put(request, response.clone());
    }
    return response;
  } catch {
    return (await caches.match(request)) ?? Response.error();
  }
}

function nothing() {
  const words = "Đang mất kết nối và phiếu này chưa được mở trên máy khi có mạng. Hãy mở lại khi có mạng.";
  const html = `<!doctype html><html lang="vi"><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>dondoc</title><h1>dondoc</h1><p>${words}</p></html>`;
  return new Response(html, { status: 503, headers: { "Content-Type": "text/html; charset=utf-8" } });
}
