/* A report saves as one types: half a second after the last key, again when the network comes back.
   What is not saved yet stands in this browser's own storage, except what the server refused to keep; what was
   changed elsewhere meanwhile is merged, and where both sides changed a box both versions are shown. */

import { conflictTable, mergedNote } from "./conflict.js";
import { merge } from "./merge.js";

const PAUSE = 700;
const RETRY_FIRST = 3000;
const RETRY_MOST = 30000;

function start(form) {
  const say = form.querySelector("[data-sentences]").dataset;
  const state = form.querySelector("[data-state]");
  const conflict = form.querySelector("[data-conflict]");
  const revision = form.elements.revision;
  const boxes = [...form.querySelectorAll("[data-box]")].map((box) => ({
    name: box.dataset.box,
    label: box.querySelector("label").firstChild.textContent.trim(),
    group: box.closest("fieldset")?.querySelector("legend").textContent.trim() ?? "",
    control: box.querySelector("input, select, textarea"),
    fault: box.querySelector("[data-fault]"),
    hint: box.querySelector("[data-hint]"),
    change: box.querySelector("[data-change]"),
  }));
  let timer = 0;
  let wait = RETRY_FIRST;
  let changes = 0;
  let done = 0;
  let running = null;
  let stopped = false;
  let asking = false;
  let leaving = false;
  let refused = new Set(boxes.filter((box) => box.control.hasAttribute("aria-invalid")).map((box) => box.name));
  let base = "stored" in form.dataset ? texts() : null;

  function texts() {
    return Object.fromEntries(boxes.map((box) => [box.name, box.control.value]));
  }

  const tell = (sentence, tone = "") => {
    state.textContent = sentence;
    state.dataset.tone = tone;
  };

  function keep() {
    const kept = texts();
    for (const name of refused) delete kept[name];
    try {
      localStorage.setItem(form.dataset.key, JSON.stringify({ revision: revision.value, base, texts: kept }));
    } catch {
      // a full or forbidden storage: the page itself still holds what was typed
    }
  }

  function forget() {
    try {
      localStorage.removeItem(form.dataset.key);
    } catch {
      // nothing was kept then
    }
  }

  function mark(sentences) {
    for (const box of boxes) {
      const sentence = sentences[box.name] ?? "";
      box.fault.textContent = sentence;
      box.control.toggleAttribute("aria-invalid", Boolean(sentence));
      if (sentence) box.control.setAttribute("aria-invalid", "true");
    }
  }

  function later(pause) {
    clearTimeout(timer);
    timer = setTimeout(save, pause);
  }

  function again(sentence) {
    tell(sentence, "bad");
    later(wait);
    wait = Math.min(wait * 2, RETRY_MOST);
  }

  function settle(told) {
    const conflicts = merge(boxes, base, told.stored);
    const done = () => {
      revision.value = told.revision;
      base = told.stored;
      stopped = asking = false;
      changes += 1;
      keep();
      later(0);
    };
    if (!conflicts.length) {
      mergedNote(conflict, told.who, say);
      return done();
    }
    stopped = asking = true;
    tell(told.who, "bad");
    conflictTable(conflict, conflicts, told, say, done);
  }

  async function answer(response, at) {
    const isJson = response.headers.get("content-type")?.startsWith("application/json");
    if (response.redirected || (!isJson && response.status < 500)) return tell(say.signedOut, "bad");
    if (!isJson) return again(say.failed);
    const told = await response.json();
    wait = RETRY_FIRST;
    if (response.status === 409) return settle(told);
    if (!response.ok) return tell(told.message, "bad");
    revision.value = told.revision;
    base = told.stored;
    refused = new Set(Object.keys(told.refused));
    mark({ ...told.faults, ...told.refused });
    for (const box of boxes) if (box.change) box.change.textContent = told.changes[box.name] ?? "";
    for (const box of boxes) if (box.hint) box.hint.textContent = told.hints[box.name] ?? "";
    document.dispatchEvent(new CustomEvent("dondoc:saved", { detail: told }));
    const left = boxes.some((box) => box.name in told.faults && box.control.value.trim() && !told.stored[box.name]);
    if (refused.size || left) tell(say.refused, "bad");
    else tell(`${say.saved} ${told.time}`, Object.keys(told.faults).length ? "bad" : "good");
    if (changes === at && !left) forget();
    else keep();
    if (changes !== at) later(PAUSE);
    done = at;
  }

  async function save() {
    clearTimeout(timer);
    if (stopped) return;
    while (running) await running; // one at a time: the next carries the revision that the last one gave
    const at = changes;
    tell(say.saving);
    running = fetch(form.action, {
      method: "POST",
      body: new FormData(form),
      headers: { Accept: "application/json" },
      credentials: "same-origin",
    })
      .then((response) => answer(response, at))
      .catch(() => again(say.offline))
      .finally(() => { running = null; });
    await running;
  }

  function restore() {
    let kept = null;
    try {
      kept = JSON.parse(localStorage.getItem(form.dataset.key));
    } catch {
      return;
    }
    if (!kept) return;
    for (const box of boxes) box.control.value = kept.texts[box.name] ?? box.control.value;
    revision.value = kept.revision;
    base = kept.base;
    changes += 1;
    tell(say.restored);
    later(PAUSE);
  }

  form.addEventListener("input", (event) => {
    if (event.target.form !== form) return; // a file to be uploaded stands here, and goes its own way
    changes += 1;
    keep();
    if (!stopped) later(PAUSE);
  });
  window.addEventListener("online", () => changes && later(0));
  /* The page is left only when the server has what stands on it: with the session over or the network gone, the
     answer would be another page, and what was typed would be lost. */
  async function leave(event) {
    if (asking || (changes === done && !running)) {
      stopped = true;
      clearTimeout(timer);
      forget();
      return;
    }
    event.preventDefault();
    if (leaving) return;
    leaving = true;
    if (running) await running;
    if (changes !== done) await save();
    leaving = false;
    if (changes === done) form.requestSubmit(event.submitter);
    else event.submitter?.closest("dialog")?.close();
  }

  form.addEventListener("submit", leave);
  sending(form, async () => { if (changes && !stopped) await save(); });
  restore();
}

/* The button asks first; what is typed is saved before the question, so that its faults show on the page. */
function sending(form, saved) {
  const dialog = form.querySelector("[data-send-dialog]");
  const button = form.querySelector("[data-send]");
  if (!dialog || !button) return;
  button.addEventListener("click", async (event) => {
    event.preventDefault();
    await saved();
    dialog.showModal();
  });
  dialog.querySelector("[data-cancel]").addEventListener("click", () => dialog.close());
}

const form = document.querySelector("[data-autosave]");
if (form) start(form);
