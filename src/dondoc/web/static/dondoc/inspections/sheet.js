/* The sheet of a visit, with or without a connection: each change is kept on this device first, then sent. */

import { fill, valueOf } from "./boxes.js";
import { showClashes } from "./clash.js";
import { findingsOf } from "./findings.js";
import { dropPages, keep } from "./keeping.js";
import { photosFor } from "./photos.js";
import { decide, same, sendSheet } from "./sending.js";
import { leaveToOthers, update } from "./store.js";

const PAUSE = 800;
const RETRY_FIRST = 3000;
const RETRY_MOST = 30000;

async function start(form) {
  const say = form.querySelector("[data-sentences]").dataset;
  const state = form.querySelector("[data-state]");
  const id = `${form.dataset.user}:${form.dataset.visit}`;
  const stored = JSON.parse(form.dataset.stored);
  let timer = 0;
  let running = null;
  let wait = RETRY_FIRST;

  const tell = (sentence, tone = "") => {
    state.textContent = sentence;
    state.dataset.tone = tone;
  };
  const findings = findingsOf(form, change);
  const photos = photosFor(form, id, say, tell, later);
  const boxes = () => [...form.querySelectorAll("[data-item]")];

  function boxOf(item, value = {}) {
    if (item.startsWith("finding:")) return findings.boxOf(item, value);
    return boxes().find((box) => box.dataset.item === item) ?? null;
  }

  /* What this page has of the server goes before what the device had seen of it; what is typed here goes before both. */
  function joined(sheet) {
    sheet.user = form.dataset.user;
    sheet.visit = form.dataset.visit;
    for (const [item, theirs] of Object.entries(stored)) {
      if (!(item in sheet.mine) && theirs.revision >= (sheet.base[item]?.revision ?? 0)) sheet.base[item] = theirs;
    }
  }

  function show(sheet) {
    const values = { ...Object.fromEntries(Object.entries(sheet.base).map(([item, each]) => [item, each.value])), ...sheet.mine };
    for (const [item, value] of Object.entries(values)) {
      const box = boxOf(item, value);
      if (box && !box.contains(document.activeElement)) fill(box, value);
    }
    mark(sheet);
  }

  function mark(sheet) {
    for (const box of boxes()) {
      const fault = box.querySelector("[data-fault]");
      if (fault) fault.textContent = sheet.refused[box.dataset.item]?.message ?? "";
      box.toggleAttribute("data-unsent", box.dataset.item in sheet.mine);
    }
    showClashes(form.querySelector("div[data-clash]"), sheet, (item) => boxOf(item, sheet.mine[item] ?? sheet.clash[item].value ?? {}), say, choose);
  }

  async function choose(item, mine) {
    const sheet = await decide(id, item, mine);
    if (!mine) fill(boxOf(item, sheet.base[item].value) ?? form, sheet.base[item].value);
    mark(sheet);
    later(0);
  }

  async function change(item, value) {
    const sheet = await update(id, (kept) => {
      if (same(kept.base[item]?.value, value)) delete kept.mine[item];
      else kept.mine[item] = value;
      if (item in kept.refused && !same(kept.refused[item].value, value)) delete kept.refused[item];
    });
    mark(sheet);
    tell(navigator.onLine ? say.kept : say.offline);
    later(PAUSE);
  }

  function later(pause) {
    clearTimeout(timer);
    timer = setTimeout(send, pause);
  }

  async function sendNow() {
    tell(say.sending);
    const { how, sheet, told } = await sendSheet(id, form.dataset.sendUrl);
    mark(sheet);
    const photo = how === "ok" ? await photos.sendAll() : how;
    const last = how === "ok" ? photo : how;
    if (last === "offline") {
      tell(say.offline, "warn");
      later(wait);
      wait = Math.min(wait * 2, RETRY_MOST);
      return;
    }
    wait = RETRY_FIRST;
    if (last === "signed-out") tell(say.signedOut, "bad");
    else if (how === "refused") tell(told.message, "bad");
    else if (Object.keys(sheet.clash).length) tell(say.clash, "bad");
    else if (Object.keys(sheet.refused).length) tell(say.refused, "bad");
    else if (await photos.waiting()) tell(say.photosLeft, "warn");
    else tell(`${say.allSent} ${new Date().toLocaleTimeString("vi-VN", { hour: "2-digit", minute: "2-digit" })}`, "good");
  }

  async function send() {
    clearTimeout(timer);
    while (running) await running;
    running = sendNow().finally(() => { running = null; });
    await running;
  }

  form.addEventListener("input", (event) => {
    const box = event.target.closest("[data-item]");
    if (!box || !event.target.dataset.part) return;
    if (event.target.type === "text" && event.target.value) box.querySelectorAll("[type=checkbox][value=na]").forEach((each) => { each.checked = false; });
    else if (event.target.value === "na" && event.target.checked) box.querySelectorAll("input[type=text]").forEach((each) => { each.value = ""; });
    change(box.dataset.item, valueOf(box));
  });
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    photos.sendAll(true).then(send);
  });
  window.addEventListener("online", () => later(0));
  document.addEventListener("visibilitychange", () => !document.hidden && later(0));
  window.addEventListener("offline", () => tell(say.offline, "warn"));

  try {
    await leaveToOthers(form.dataset.user);
    show(await update(id, joined));
    await photos.show();
  } catch {
    return tell(say.noStore, "bad");
  }
  if (localStorage.getItem("dondoc:visits:user") !== form.dataset.user) await dropPages();
  localStorage.setItem("dondoc:visits:user", form.dataset.user);
  await navigator.storage?.persist?.();
  form.querySelector("p[data-ready]").textContent = (await keep(form.dataset.worker)) ? say.ready : say.notReady;
  form.dataset.started = "yes";
  if (navigator.onLine) await send();
  else tell(say.offline, "warn");
}

const form = document.querySelector("[data-sheet]");
if (form) start(form);
