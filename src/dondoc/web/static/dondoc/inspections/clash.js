/* Two devices wrote into one box: both versions side by side, and which to keep. Nothing is decided by itself. */

import { nameOf, said } from "./boxes.js";

function made(tag, text, css = "") {
  const element = document.createElement(tag);
  element.textContent = text;
  if (css) element.className = css;
  return element;
}

function version(heading, text, button, act) {
  const place = made("div", "", "version");
  const keep = made("button", button, "btn btn-quiet");
  keep.type = "button";
  keep.addEventListener("click", act);
  place.append(made("h3", heading), made("p", text), keep);
  return place;
}

/* Fills ``place`` with the boxes that clash; ``choose(item, mine)`` is called for each decision. */
export function showClashes(place, sheet, boxOf, say, choose) {
  const items = Object.entries(sheet.clash);
  place.hidden = !items.length;
  const cards = items.map(([item, theirs]) => {
    const box = boxOf(item);
    const card = made("section", "", "clash");
    const both = made("div", "", "versions");
    const whose = `${say.theirs} (${theirs.by}, ${theirs.at})`;
    both.append(
      version(say.mine, said(box, sheet.mine[item]), say.keepMine, () => choose(item, true)),
      version(whose, said(box, theirs.value), say.takeTheirs, () => choose(item, false)),
    );
    card.append(made("h2", nameOf(box)), both);
    return card;
  });
  const heading = made("p", say.clash);
  heading.setAttribute("role", "alert");
  place.replaceChildren(heading, ...cards);
}
