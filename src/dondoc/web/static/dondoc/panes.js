/* The two panes of the check page: the document, as words or as pictures of its pages, and its reading. */

const check = document.querySelector(".check");
const tabs = document.querySelector(".check-tabs");
const calm = () => (window.matchMedia("(prefers-reduced-motion: reduce)").matches ? "auto" : "smooth");

export const paper = document.querySelector("[data-paper]");
export const reading = document.querySelector("[data-reading]");
export const narrow = window.matchMedia("(max-width: 991.98px)");

export function show(pane) {
  check.dataset.pane = pane;
  tabs.querySelectorAll("[data-show]").forEach((tab) => tab.setAttribute("aria-pressed", String(tab.dataset.show === pane)));
}

export function scrollWithin(pane, element, where) {
  const top = element.getBoundingClientRect().top - pane.getBoundingClientRect().top + pane.scrollTop;
  const offset = where === "middle" ? pane.clientHeight / 3 : 12;
  if (narrow.matches) element.scrollIntoView({ block: "center", behavior: calm() });
  else pane.scrollTo({ top: top - offset, behavior: calm() });
}

/* The words of an item, and the lines that hold them on the pictures. */
export function placesOf(item) {
  const key = item.dataset.item;
  const found = key ? [...paper.querySelectorAll(`[data-keys~="${CSS.escape(key)}"]`)] : [];
  const start = item.dataset.start && document.getElementById(item.dataset.start);
  return found.length || !start ? found : [start];
}

/* Where the document shows an item as it is viewed now. */
export function shownPlace(item) {
  const first = document.getElementById(item.dataset.start);
  return [first, ...placesOf(item)].find((place) => place?.checkVisibility());
}

export function light(places) {
  paper.querySelectorAll(".mark-lit, .box-lit").forEach((place) => place.classList.remove("mark-lit", "box-lit"));
  places.forEach((place) => place.classList.add(place.matches(".box") ? "box-lit" : "mark-lit"));
}

function viewAs(link) {
  paper.dataset.view = link.dataset.viewAs;
  paper.querySelectorAll("[data-view-as]").forEach((each) => each.removeAttribute("aria-current"));
  link.setAttribute("aria-current", "true");
  window.history.replaceState(null, "", link.href);
  const lit = [...paper.querySelectorAll(".mark-lit, .box-lit")].find((place) => place.checkVisibility());
  if (lit) scrollWithin(paper, lit, "middle");
}

tabs.addEventListener("click", (event) => {
  const tab = event.target.closest("[data-show]");
  if (tab) show(tab.dataset.show);
});

paper.addEventListener("click", (event) => {
  const link = event.target.closest("[data-view-as]");
  if (!link) return;
  event.preventDefault();
  viewAs(link);
});

/* A page that turns out wider or longer than A4 has moved what was lit. */
paper.addEventListener("load", (event) => {
  const lit = event.target.closest(".page")?.querySelector(".box-lit");
  if (lit?.checkVisibility()) scrollWithin(paper, lit, "middle");
}, true);

tabs.hidden = false;
