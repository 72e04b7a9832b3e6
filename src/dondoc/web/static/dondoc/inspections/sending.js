/* Sends what this device has changed, once, whatever the network does; asks nobody and overwrites nothing. */

import { update } from "./store.js";

/* A name that says nothing: a UUID, made here where the browser makes none outside of a secure address. */
export function key() {
  if (crypto.randomUUID) return crypto.randomUUID();
  const hex = [...crypto.getRandomValues(new Uint8Array(16))].map((n) => n.toString(16).padStart(2, "0")).join("");
  return hex.replace(/(.{8})(.{4})(.{4})(.{4})(.{12})/, "$1-$2-$3-$4-$5");
}

export const same = (one, other) => JSON.stringify(one ?? null) === JSON.stringify(other ?? null);

/* The token of the page may be older than the session; the cookie is not. */
export function token() {
  const cookie = document.cookie.split("; ").find((each) => each.startsWith("csrftoken="));
  return cookie ? cookie.slice("csrftoken=".length) : document.querySelector("[name=csrfmiddlewaretoken]").value;
}

/* The answer as JSON with how it went: "ok", "refused" with a sentence, "signed-out", or "offline". */
export async function post(url, body) {
  let response;
  try {
    response = await fetch(url, { method: "POST", body, credentials: "same-origin", headers: { "X-CSRFToken": token(), Accept: "application/json" } });
  } catch {
    return { how: "offline" };
  }
  const isJson = response.headers.get("content-type")?.startsWith("application/json");
  if (response.status >= 500) return { how: "offline" };
  if (response.redirected || !isJson) return { how: "signed-out" };
  const told = await response.json();
  return { how: response.ok ? "ok" : "refused", told };
}

/* What is to be sent next: the sending that was begun goes again as it was, under its own key. */
function begin(sheet) {
  if (sheet.pending) return;
  const changes = Object.entries(sheet.mine)
    .filter(([item, value]) => !(item in sheet.clash) && !(item in sheet.refused && same(sheet.refused[item].value, value)))
    .map(([item, value]) => ({ item, value, base: sheet.base[item]?.revision ?? 0 }));
  if (changes.length) sheet.pending = { key: key(), changes };
}

function settle(sheet, told) {
  const sent = Object.fromEntries((sheet.pending?.changes ?? []).map((each) => [each.item, each.value]));
  for (const [item, revision] of Object.entries(told.stored)) {
    sheet.base[item] = { value: sent[item], revision };
    delete sheet.refused[item];
    if (same(sheet.mine[item], sent[item])) delete sheet.mine[item];
  }
  for (const [item, theirs] of Object.entries(told.clash)) sheet.clash[item] = theirs;
  for (const [item, message] of Object.entries(told.refused)) sheet.refused[item] = { value: sent[item], message };
  sheet.pending = null;
}

/* Sends until nothing is left; answers how the last one went, and the sheet. */
export async function sendSheet(id, url) {
  for (;;) {
    let sheet = await update(id, begin);
    if (!sheet.pending) return { how: "ok", sheet };
    const answer = await post(url, JSON.stringify(sheet.pending));
    if (answer.how === "ok") sheet = await update(id, (kept) => settle(kept, answer.told));
    else if (answer.how === "refused") sheet = await update(id, (kept) => { kept.pending = null; });
    if (answer.how !== "ok") return { ...answer, sheet };
  }
}

/* Decides between two versions: what is kept builds on what was seen, so it may be sent. */
export function decide(id, item, mine) {
  return update(id, (sheet) => {
    const { value, revision } = sheet.clash[item];
    sheet.base[item] = { value, revision };
    delete sheet.clash[item];
    if (!mine) delete sheet.mine[item];
  });
}
