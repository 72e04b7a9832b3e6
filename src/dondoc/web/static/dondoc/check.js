/* The check page: an item and its words are selected together, by mouse, by keyboard and by address. */

const check = document.querySelector(".check");
const paper = document.querySelector("[data-paper]");
const reading = document.querySelector("[data-reading]");
const tabs = document.querySelector(".check-tabs");
const narrow = window.matchMedia("(max-width: 991.98px)");
let chosen = null;

let sureOpen = false;

const every = () => [...reading.querySelectorAll(".item")];
const items = () => every().filter((item) => item.checkVisibility());
/* The selected item as it stands now: the server may have sent it anew. */
const current = () => chosen && document.getElementById(chosen.id);
const isTyping = (element) => element.closest("input, textarea, select, [contenteditable]");
const calm = () => (window.matchMedia("(prefers-reduced-motion: reduce)").matches ? "auto" : "smooth");

/* Tab stops only at what is doubtful and at what is selected; the arrow keys reach the rest. */
function setStops() {
  for (const item of every()) {
    const stop = item === chosen || item.hasAttribute("data-doubtful") || item.querySelector("form");
    item.tabIndex = stop ? 0 : -1;
    item.querySelectorAll("a, button").forEach((control) => {
      control.tabIndex = stop ? 0 : -1;
    });
  }
}

function wordsOf(item) {
  const key = item.dataset.item;
  const marked = key ? [...paper.querySelectorAll(`[data-keys~="${CSS.escape(key)}"]`)] : [];
  const start = item.dataset.start && document.getElementById(item.dataset.start);
  return marked.length || !start ? marked : [start];
}

function scrollWithin(pane, element, where) {
  const top = element.getBoundingClientRect().top - pane.getBoundingClientRect().top + pane.scrollTop;
  const offset = where === "middle" ? pane.clientHeight / 3 : 12;
  if (narrow.matches) element.scrollIntoView({ block: "center", behavior: calm() });
  else pane.scrollTo({ top: top - offset, behavior: calm() });
}

function light(words) {
  paper.querySelectorAll(".mark-lit").forEach((mark) => mark.classList.remove("mark-lit"));
  words.forEach((mark) => mark.classList.add("mark-lit"));
}

function select(item, { focus = true, scroll = true } = {}) {
  chosen?.classList.remove("item-selected");
  chosen = item;
  item.classList.add("item-selected");
  setStops();
  const words = wordsOf(item);
  light(words);
  const first = document.getElementById(item.dataset.start) ?? words[0];
  if (scroll && first && !narrow.matches) scrollWithin(paper, first, "middle");
  if (focus) item.focus({ preventScroll: true });
}

function unselect() {
  chosen?.classList.remove("item-selected");
  chosen?.blur();
  chosen = null;
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
  const all = items();
  const at = current() ? all.indexOf(current()) + by : 0;
  const next = all[Math.max(0, Math.min(all.length - 1, at))];
  if (!next) return;
  select(next);
  scrollWithin(reading, next, "middle");
}

function itemOfMark(mark) {
  const keys = mark.dataset.keys?.split(" ") ?? [];
  return keys.map((key) => document.getElementById(`i-${key}`)).find(Boolean);
}

function show(pane) {
  check.dataset.pane = pane;
  tabs.querySelectorAll("[data-show]").forEach((tab) => tab.setAttribute("aria-pressed", String(tab.dataset.show === pane)));
}

function goTo(id) {
  const place = document.getElementById(id);
  if (!place || !paper.contains(place)) return;
  show("paper");
  scrollWithin(paper, place, "middle");
}

function followAddress() {
  const id = decodeURIComponent(window.location.hash.slice(1));
  const place = id && document.getElementById(id);
  if (!place) return;
  const item = paper.contains(place) ? itemOfMark(place) : place.closest(".item");
  if (item) reveal(item);
  goTo(id);
}

const keys = {
  ArrowDown: () => step(1),
  j: () => step(1),
  ArrowUp: () => step(-1),
  k: () => step(-1),
  Enter: () => current()?.querySelector("[data-edit]")?.click(),
  Delete: () => current()?.querySelector("[data-drop]")?.click(),
  Escape: () => unselect(),
};

document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  const cancel = (event.target.closest(".item") ?? current())?.querySelector("[data-cancel]");
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
  const mark = event.target.closest(".mark");
  const item = mark && itemOfMark(mark);
  if (!item) return;
  event.preventDefault();
  reveal(item);
});

reading.addEventListener("click", (event) => {
  const item = event.target.closest(".item");
  if (!item) return;
  const link = event.target.closest(".go");
  if (link) {
    event.preventDefault();
    select(item);
    goTo(link.hash.slice(1));
  } else if (!event.target.closest("a, button, form, summary, label")) {
    select(item);
  }
});

reading.addEventListener("focusin", (event) => {
  const item = event.target.closest(".item");
  if (item && item !== chosen) select(item, { focus: false });
});

tabs.addEventListener("click", (event) => {
  const tab = event.target.closest("[data-show]");
  if (tab) show(tab.dataset.show);
});

/* The server tells the revision after every change; each form on the page names it. */
document.addEventListener("revision", (event) => {
  document.querySelectorAll("input[name=revision]").forEach((input) => {
    input.value = event.detail.value;
  });
});

/* What was unfolded stays so when the server sends it anew. */
reading.addEventListener("toggle", (event) => {
  if (event.target.matches("[data-sure]")) sureOpen = event.target.open;
}, true);

document.addEventListener("htmx:afterSettle", () => {
  const sure = reading.querySelector("[data-sure]");
  if (sure) sure.open = sureOpen;
  const again = current();
  if (!again) return setStops();
  const typing = again.contains(document.activeElement) && isTyping(document.activeElement);
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
    dialog.close();
  }
});

tabs.hidden = false;
setStops();
followAddress();
window.addEventListener("hashchange", followAddress);
