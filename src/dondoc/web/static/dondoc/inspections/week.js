/* Prepares the sheets of the coming days at once, so that each opens on this device without a connection. */

import { dropPages, keepSheet, serve } from "./keeping.js";
import { CACHE, leaveToOthers } from "./store.js";

async function start(card) {
  const button = card.querySelector("[data-prepare]");
  const told = card.querySelector("[data-told]");
  const rows = [...card.querySelectorAll("[data-sheet-url]")];

  async function mark() {
    const cache = await caches.open(CACHE);
    const kept = await Promise.all(rows.map((row) => cache.match(row.dataset.sheetUrl)));
    rows.forEach((row, place) => { row.querySelector("[data-kept]").hidden = !kept[place]; });
  }

  async function prepare() {
    if (!(await serve(card.dataset.worker))) throw new Error();
    await leaveToOthers(card.dataset.user);
    if (localStorage.getItem("dondoc:visits:user") !== card.dataset.user) await dropPages();
    localStorage.setItem("dondoc:visits:user", card.dataset.user);
    await navigator.storage?.persist?.();
    const seen = new Set();
    let done = 0;
    for (const row of rows) {
      if (await keepSheet(row.dataset.sheetUrl, seen)) done += 1;
      told.textContent = `${done}/${rows.length}`;
    }
    await mark();
    return done === rows.length;
  }

  button.addEventListener("click", async () => {
    button.disabled = true;
    button.setAttribute("aria-busy", "true");
    const all = await prepare().catch(() => false);
    told.textContent = all ? card.dataset.ready : card.dataset.notReady;
    button.removeAttribute("aria-busy");
    button.disabled = false;
  });
  if (window.caches) await mark();
  card.dataset.started = "yes";
}

document.querySelectorAll("[data-week]").forEach(start);
