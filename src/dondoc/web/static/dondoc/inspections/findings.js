/* The findings of a sheet: cards that are added, filled and taken out again, each a box of its own. */

import { key } from "./sending.js";

export function findingsOf(form, changed) {
  const list = form.querySelector("[data-findings]");
  const template = form.querySelector("#finding-template");

  function card(item) {
    const made = template.content.cloneNode(true).firstElementChild;
    made.dataset.item = item;
    for (const control of made.querySelectorAll("[data-part]")) {
      if (control.type === "hidden") continue;
      control.id = `${item}-${control.dataset.part}`;
      made.querySelector(`[data-for="${control.dataset.part}"]`).htmlFor = control.id;
    }
    made.querySelector("[data-drop]").addEventListener("click", () => {
      made.remove();
      count();
      changed(item, null);
    });
    list.append(made);
    count();
    return made;
  }

  function count() {
    list.querySelectorAll("legend span").forEach((place, number) => { place.textContent = number + 1; });
    form.querySelector("[data-no-findings]").hidden = Boolean(list.children.length);
  }

  /* The card of an item, made where it is not there yet; none for one that was taken out. */
  function boxOf(item, value) {
    const there = [...list.children].find((each) => each.dataset.item === item);
    if (value) return there ?? card(item);
    if (there) there.remove();
    count();
    return null;
  }

  form.addEventListener("click", (event) => {
    const button = event.target.closest("[data-new-finding]");
    if (!button) return;
    const made = card(`finding:${key()}`);
    made.querySelector("[data-part=item]").value = button.dataset.newFinding;
    made.scrollIntoView({ block: "center" });
    made.querySelector("textarea").focus();
  });
  count();
  return { boxOf };
}
