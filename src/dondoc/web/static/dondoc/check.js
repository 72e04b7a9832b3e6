/* The check page: an item and its words are selected together, by mouse, by keyboard and by address. */

import { light, narrow, paper, placesOf, reading, scrollWithin, show, shownPlace } from "./panes.js";

let chosen = null;
let opened = null;
let sureOpen = false;

const every = () => [...reading.querySelectorAll(".item")];
/* What the arrow keys walk: the items, and the controls of the groups between them. */
const steps = () => [...reading.querySelectorAll(".item, .group-control")].filter((each) => each.checkVisibility());
/* The selected item as it stands now: the server may have sent it anew. */
const current = () => chosen && document.getElementById(chosen.id);
const isTyping = (element) => element.closest("input, textarea, select, [contenteditable]");

/* Tab stops only at the items in doubt. The arrow keys reach the rest, Enter the buttons of an item. */
function setStops() {
  for (const item of every()) {
    const form = item.querySelector("form");
    item.tabIndex = item.hasAttribute("data-doubtful") || form ? 0 : -1;
    item.querySelectorAll("a, button, summary").forEach((control) => {
      control.tabIndex = item === opened || control.closest("form, .unit-new") ? 0 : -1;
    });
  }
  reading.querySelectorAll(".group-control").forEach((control) => {
    control.tabIndex = -1;
  });
}

/* Leads Tab into the buttons of the selected item; Escape leads back. */
function open() {
  const item = current();
  if (!item || item.querySelector("form")) return;
  opened = item;
  setStops();
  const first = ["[data-confirm]", ".lack button", "[data-edit]", ".item-actions :is(a, button)"].map((each) => item.querySelector(each));
  first.find(Boolean)?.focus();
}

function close() {
  const item = opened;
  opened = null;
  setStops();
  item.focus({ preventScroll: true });
}

function select(item, { focus = true, scroll = true } = {}) {
  chosen?.classList.remove("item-selected");
  if (opened && opened !== item) opened = opened.id === item.id ? item : null;
  chosen = item;
  item.classList.add("item-selected");
  setStops();
  light(placesOf(item));
  const place = shownPlace(item);
  if (scroll && place && !narrow.matches) scrollWithin(paper, place, "middle");
  if (focus) item.focus({ preventScroll: true });
}

function unselect() {
  chosen?.classList.remove("item-selected");
  chosen?.blur();
  chosen = opened = null;
  light([]);
  setStops();
}

function reveal(item) {
  const fold = item.closest("details");
  if (fold) fold.open = true;
  show("reading");
  select(item, { scroll: false });
  scrollWithin(reading, item, "middle");
}

function step(by) {
  const all = steps();
  const from = document.activeElement?.closest(".group-control") ?? current();
  const at = from ? all.indexOf(from) + by : 0;
  const next = all[Math.max(0, Math.min(all.length - 1, at))];
  if (!next) return;
  if (next.matches(".item")) select(next);
  else next.focus({ preventScroll: true });
  scrollWithin(reading, next, "middle");
}

function itemOfMark(mark) {
  const keys = mark.dataset.keys?.split(" ") ?? [];
  return keys.map((key) => document.getElementById(`i-${key}`)).find(Boolean);
}

function goTo(id, item) {
  const words = document.getElementById(id);
  if (!words || !paper.contains(words)) return;
  show("paper");
  scrollWithin(paper, (item && shownPlace(item)) ?? words, "middle");
}

/* The next item in doubt, or agency without a unit, after the selected one; from the top again at the end. */
function nextOf(kind) {
  const all = every();
  const wanted = all.filter((item) => item.hasAttribute(`data-${kind}`));
  const at = current() ? all.indexOf(current()) : -1;
  const next = wanted.find((item) => all.indexOf(item) > at) ?? wanted[0];
  if (!next) return;
  if (kind === "unsettled") filter(false); // which shows items only
  reveal(next);
  select(next);
}

function filter(on) {
  reading.toggleAttribute("data-only-doubtful", on);
  markFilter();
}

function markFilter() {
  const link = document.querySelector("[data-only]");
  if (reading.hasAttribute("data-only-doubtful")) link?.setAttribute("aria-current", "true");
  else link?.removeAttribute("aria-current");
}

function followAddress() {
  const id = decodeURIComponent(window.location.hash.slice(1));
  const place = id && document.getElementById(id);
  if (!place) return;
  const item = paper.contains(place) ? itemOfMark(place) : place.closest(".item");
  if (item) reveal(item);
  goTo(id, item);
}

/* What unfolds over the page closes by Escape, and gives the focus back to what opened it. */
function closeFold() {
  const fold = document.querySelector(".fold-out[open]");
  if (!fold) return false;
  fold.open = false;
  fold.querySelector("summary").focus();
  return true;
}

const keys = {
  ArrowDown: () => step(1),
  j: () => step(1),
  ArrowUp: () => step(-1),
  k: () => step(-1),
  n: () => nextOf("doubtful"),
  u: () => nextOf("unsettled"),
  d: () => current()?.querySelector("[data-confirm]")?.click(),
  e: () => current()?.querySelector("[data-edit]")?.click(),
  a: () => openMakes(),
  Enter: () => open(),
  Delete: () => current()?.querySelector("[data-drop]")?.click(),
  Escape: () => (opened ? close() : unselect()),
};

/* What can be added unfolds; with words chosen in the document the choices stand below them. */
function openMakes() {
  const bar = document.querySelector("[data-chosen]:not([hidden])");
  const menu = document.querySelector("[data-make-menu]");
  if (menu && !bar) menu.open = true;
  (bar ?? menu)?.querySelector("a")?.focus();
}

document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  if (event.key === "Escape" && closeFold()) return;
  const cancel = (event.target.closest(".item, .new-form") ?? current())?.querySelector("[data-cancel], [data-cancel-new]");
  if (event.key === "Escape" && cancel) {
    cancel.click();
    return;
  }
  if (isTyping(event.target) || event.target.closest(".modal, .site-header, .site-nav, .check-bar")) return;
  if (event.key === "Enter" && event.target.closest("a, button, summary")) return;
  if (!(event.key in keys)) return;
  event.preventDefault();
  keys[event.key]();
});

paper.addEventListener("click", (event) => {
  const mark = event.target.closest(".mark, .box");
  const item = mark && itemOfMark(mark);
  if (!item) return;
  event.preventDefault();
  if (window.getSelection().isCollapsed) reveal(item); // else the click only ended choosing words
});

reading.addEventListener("click", (event) => {
  const item = event.target.closest(".item");
  if (!item) return;
  const link = event.target.closest(".go");
  if (link) {
    event.preventDefault();
    select(item);
    goTo(link.hash.slice(1), item);
  } else if (!event.target.closest("a, button, form, summary, label")) {
    select(item);
  }
});

reading.addEventListener("focusin", (event) => {
  const item = event.target.closest(".item");
  if (item && item !== chosen) select(item, { focus: false });
});

document.addEventListener("click", (event) => {
  const link = event.target.closest("[data-only], [data-next]");
  if (!link) return;
  event.preventDefault();
  if (link.matches("[data-next]")) nextOf(link.dataset.next);
  else filter(!reading.hasAttribute("data-only-doubtful"));
});

/* The server tells the revision after every change; each form on the page names it. */
document.addEventListener("revision", (event) => {
  document.querySelectorAll("input[name=revision]").forEach((input) => {
    input.value = event.detail.value;
  });
});

/* What was added is shown at once. */
document.addEventListener("added", (event) => {
  const item = document.getElementById(event.detail.value);
  if (!item) return;
  reveal(item);
  select(item);
});

/* What was unfolded stays so when the server sends it anew. */
reading.addEventListener("toggle", (event) => {
  if (event.target.matches("[data-sure]")) sureOpen = event.target.open;
}, true);

document.addEventListener("htmx:afterSettle", () => {
  const sure = reading.querySelector("[data-sure]");
  if (sure) sure.open = sureOpen;
  markFilter();
  opened = null; // what was done to it is done: Tab goes on
  const again = current();
  if (!again) return setStops();
  if (!again.checkVisibility()) return nextOf("doubtful"); // confirmed, and filtered out by that
  const typing = reading.contains(document.activeElement) && isTyping(document.activeElement);
  select(again, { focus: !typing, scroll: false });
  const field = again.querySelector("[aria-invalid]") ?? again.querySelector("form textarea, form input:not([type=hidden])");
  if (!typing) field?.focus();
});

document.addEventListener("click", (event) => {
  document.querySelectorAll(".fold-out[open]").forEach((fold) => {
    if (!fold.contains(event.target)) fold.open = false;
  });
});

/* What is still unmatched is asked about before the plan is accepted. */
document.addEventListener("click", (event) => {
  const dialog = document.querySelector("[data-accept-dialog]");
  if (!dialog) return;
  if (event.target.closest("[data-accept]")) {
    event.preventDefault();
    dialog.showModal();
  } else if (event.target.closest("[data-accept-cancel]")) {
    event.preventDefault();
    dialog.close();
    const item = document.getElementById(decodeURIComponent(event.target.closest("a").hash.slice(1)));
    if (!item) return;
    if (item.hasAttribute("data-unsettled")) filter(false);
    reveal(item);
    select(item);
  }
});

setStops();
followAddress();
window.addEventListener("hashchange", followAddress);
