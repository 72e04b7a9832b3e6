/* Words chosen in the document become items: what stands between two places of its text is sent to the form. */

import { paper, reading, scrollWithin, show } from "./panes.js";

const QUIET = 120; // milliseconds without a change after which a choice counts as made
const QUOTED = 60; // characters
const bar = document.querySelector("[data-chosen]");
let chosen = null;
let waiting = null;

/* Browsers begin no choice of words inside what is a link or takes the focus; a click on the words is heard anyway. */
function freeWords() {
  for (const mark of paper.querySelectorAll(".mark[href]")) {
    mark.removeAttribute("href");
    mark.removeAttribute("tabindex");
  }
}

const points = (text) => [...text].length; // the server counts code points

/* From where to where in the document's text a range of the page goes; null where it holds no words of it. */
function placesOf(range) {
  const found = [];
  for (const piece of paper.querySelectorAll(".paper [data-at]")) {
    const text = piece.firstChild;
    if (!text || !range.intersectsNode(text)) continue;
    const from = range.startContainer === text ? range.startOffset : 0;
    const to = range.endContainer === text ? range.endOffset : text.length;
    const at = Number(piece.dataset.at);
    if (from < to) found.push([at + points(text.data.slice(0, from)), at + points(text.data.slice(0, to))]);
  }
  return found.length ? [found[0][0], found.at(-1)[1]] : null;
}

function choose() {
  const selection = window.getSelection();
  const range = selection.rangeCount && !selection.isCollapsed ? selection.getRangeAt(0) : null;
  const words = range ? selection.toString().trim() : "";
  const inside = range && paper.contains(range.commonAncestorContainer);
  chosen = inside && words ? placesOf(range) : null;
  bar.hidden = !chosen;
  if (chosen) bar.querySelector("[data-quote]").textContent = words.length > QUOTED ? `${words.slice(0, QUOTED)}…` : words;
}

document.addEventListener("selectionchange", () => {
  if (document.activeElement?.closest(".new-form, .item-form")) return; // typing is no choosing
  clearTimeout(waiting);
  waiting = setTimeout(choose, QUIET);
});

/* A press on the bar must not take the choice away. */
bar.addEventListener("pointerdown", (event) => event.preventDefault());

document.addEventListener("htmx:configRequest", (event) => {
  if (!event.target.closest("[data-make]") || !chosen) return;
  [event.detail.parameters.tu, event.detail.parameters.den] = chosen;
});

document.addEventListener("htmx:afterSettle", freeWords);

document.addEventListener("htmx:afterSwap", (event) => {
  const form = event.detail.target.matches(".new-slot") && event.detail.target.querySelector(".new-form");
  if (!form) return;
  reading.querySelectorAll(".new-form").forEach((other) => other !== form && other.remove());
  document.querySelectorAll("[data-make-menu]").forEach((menu) => {
    menu.open = false;
  });
  chosen = null;
  bar.hidden = true;
  window.getSelection().removeAllRanges();
  reading.removeAttribute("data-only-doubtful");
  document.querySelector("[data-only]")?.removeAttribute("aria-current");
  show("reading");
  scrollWithin(reading, form, "middle");
  (form.querySelector("[aria-invalid]") ?? form.querySelector("textarea, input:not([type=hidden]), select")).focus({ preventScroll: true });
});

document.addEventListener("click", (event) => {
  const cancel = event.target.closest("[data-cancel-new]");
  if (!cancel) return;
  event.preventDefault();
  const section = cancel.closest(".group");
  cancel.closest(".new-form").remove();
  section.querySelector("[data-make]").focus();
});

freeWords();
