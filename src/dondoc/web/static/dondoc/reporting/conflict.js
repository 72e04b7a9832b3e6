/* Two pages typed into the same boxes of one report: both versions of each, and which to keep. */

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

function button(text, about, css, act) {
  const element = cell("button", text);
  element.type = "button";
  element.className = `btn btn-sm ${css}`;
  element.setAttribute("aria-label", `${text}: ${about}`);
  element.addEventListener("click", act);
  return element;
}

function choice(box, stored, say, chosen) {
  const name = box.group ? `${box.group}: ${box.label}` : box.label;
  const line = row(cell("td", name), cell("td", box.control.value), cell("td", stored), cell("td", ""));
  const choose = (text) => {
    box.control.value = text;
    line.remove();
    chosen();
  };
  line.lastChild.append(
    button(say.keepMine, name, "btn-primary", () => choose(box.control.value)),
    button(say.takeTheirs, name, "btn-quiet", () => choose(stored)),
  );
  return line;
}

/* Fills ``place`` with the boxes of which both sides changed the text, and who changed them; calls ``done`` once each is
   decided upon. */
export function conflictTable(place, boxes, { who, stored }, say, done) {
  const table = document.createElement("table");
  table.className = "data-table";
  const head = document.createElement("thead");
  head.append(row(...[say.where, say.mine, say.theirs, say.choice].map((text) => cell("th", text))));
  const body = document.createElement("tbody");
  const chosen = () => {
    if (body.rows.length) return;
    place.hidden = true;
    done();
  };
  body.append(...boxes.map((box) => choice(box, stored[box.name] ?? "", say, chosen)));
  table.append(head, body);
  const sentence = cell("p", `${who} ${say.conflict}`);
  sentence.setAttribute("role", "alert");
  place.replaceChildren(sentence, table);
  place.hidden = false;
  place.scrollIntoView({ block: "center" });
}

/* Says in ``place`` that the other side's boxes were taken over and that nothing is left to decide. */
export function mergedNote(place, who, say) {
  const sentence = cell("p", `${who} ${say.merged}`);
  sentence.setAttribute("role", "status");
  place.replaceChildren(sentence);
  place.hidden = false;
}
