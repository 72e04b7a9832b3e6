/* The boxes of a report as a spreadsheet has them: Enter and the arrows walk, a block of cells is pasted over many. */

import { answersIn, cells } from "./clipboard.js";

const form = document.querySelector("[data-autosave]");
const say = form.querySelector("[data-paste-sentences]").dataset;
const state = form.querySelector("[data-paste]");
const boxes = [...form.querySelectorAll("[data-box]")]
  .map((box) => box.querySelector("input, select, textarea"))
  .filter((control) => control && control.name !== "narrative" && !control.name.startsWith("check-"));

function go(from, step) {
  const next = boxes[boxes.indexOf(from) + step];
  if (!next) return;
  next.focus();
  if (next instanceof HTMLInputElement) next.select();
}

function walk(event) {
  if (event.ctrlKey || event.altKey || event.metaKey || event.isComposing || !boxes.includes(event.target)) return;
  const typed = event.target;
  if (typed instanceof HTMLTextAreaElement) return;
  const arrows = typed instanceof HTMLInputElement;
  const step = { Enter: event.shiftKey ? -1 : 1, ArrowDown: arrows && 1, ArrowUp: arrows && -1 }[event.key];
  if (!step) return;
  event.preventDefault();
  go(typed, step);
}

/* The text that a box takes for an answer; null where a list has no such answer. */
function fitting(control, answer) {
  if (!(control instanceof HTMLSelectElement)) return answer;
  const found = [...control.options].find((option) => option.text.toLowerCase() === answer.toLowerCase());
  return found && found.value ? found.value : null;
}

function tell(filled, left, before) {
  state.replaceChildren(say.pasted.replace("{n}", filled) + (left ? ` ${say.left.replace("{n}", left)}` : ""), " ");
  if (!filled) return;
  const undo = document.createElement("button");
  undo.type = "button";
  undo.className = "btn btn-quiet btn-sm";
  undo.textContent = say.undo;
  undo.addEventListener("click", () => {
    for (const [control, text] of before) control.value = text;
    state.replaceChildren();
    changed();
  });
  state.append(undo);
}

const changed = () => form.dispatchEvent(new Event("input", { bubbles: true }));

function paste(event) {
  const text = event.clipboardData.getData("text/plain");
  const start = boxes.indexOf(event.target);
  if (start < 0 || !/[\t\n]/.test(text.trimEnd()) || event.target instanceof HTMLTextAreaElement) return;
  event.preventDefault();
  const before = new Map();
  let left = 0;
  answersIn(cells(text)).forEach((answer, place) => {
    if (!answer) return;
    const control = boxes[start + place];
    const value = control && fitting(control, answer);
    if (value === undefined || value === null) {
      left += 1;
      return;
    }
    before.set(control, control.value);
    control.value = value;
  });
  tell(before.size, left, before);
  if (before.size) changed();
}

form.addEventListener("keydown", walk);
form.addEventListener("paste", paste);
