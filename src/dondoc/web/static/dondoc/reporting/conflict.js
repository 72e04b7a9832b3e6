/* Two people typed into one report: both versions of each box that differs, and which to keep. */

function cell(tag, text) {
  const element = document.createElement(tag);
  element.textContent = text;
  return element;
}

function row(...cells) {
  const element = document.createElement("tr");
  element.append(...cells);
  return element;
}

function button(text, css, act) {
  const element = cell("button", text);
  element.type = "button";
  element.className = `btn ${css}`;
  element.addEventListener("click", act);
  return element;
}

/* Fills ``place``; ``done`` is called with true when the stored version is taken, with false when one's own stays. */
export function conflictTable(place, boxes, theirs, say, done) {
  const table = document.createElement("table");
  table.className = "data-table";
  const head = document.createElement("thead");
  head.append(row(...[say.where, say.mine, say.theirs].map((text) => cell("th", text))));
  const body = document.createElement("tbody");
  for (const box of boxes) {
    const stored = (box.name === "narrative" ? theirs.narrative : theirs.texts[box.name]) ?? "";
    if (stored === box.control.value) continue;
    const name = box.group ? `${box.group}: ${box.label}` : box.label;
    body.append(row(cell("td", name), cell("td", box.control.value), cell("td", stored)));
  }
  table.append(head, body);
  const buttons = document.createElement("div");
  buttons.className = "form-end";
  buttons.append(
    button(say.keepMine, "btn-primary", () => done(false)),
    button(say.takeTheirs, "btn-quiet", () => done(true)),
  );
  const sentence = cell("p", say.conflict);
  sentence.setAttribute("role", "alert");
  place.replaceChildren(sentence, table, buttons);
  place.hidden = false;
  place.scrollIntoView({ block: "center" });
}
