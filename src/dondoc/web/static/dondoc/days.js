/* Adds the browser's calendar to every field for a day. The field itself always reads dd/mm/yyyy. */

const pad = (number) => String(number).padStart(2, "0");

function toIso(text) {
  const found = /^\s*(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})\s*$/.exec(text);
  return found ? `${found[3]}-${pad(found[2])}-${pad(found[1])}` : "";
}

function enhance(field) {
  if (field.closest(".day-input")) return;
  const frame = document.createElement("span");
  frame.className = "day-input";
  field.before(frame);
  const button = document.createElement("button");
  button.type = "button";
  button.setAttribute("aria-label", document.body.dataset.calendarLabel);
  button.append(document.querySelector("#icon-calendar").content.cloneNode(true));
  const calendar = document.createElement("input");
  calendar.type = "date";
  calendar.tabIndex = -1;
  calendar.setAttribute("aria-hidden", "true");
  frame.append(field, calendar, button);
  button.addEventListener("click", () => {
    calendar.value = toIso(field.value);
    calendar.showPicker();
  });
  calendar.addEventListener("change", () => {
    if (!calendar.value) return;
    field.value = calendar.value.split("-").reverse().join("/");
    field.dispatchEvent(new Event("input", { bubbles: true }));
    field.dispatchEvent(new Event("change", { bubbles: true }));
  });
}

const enhanceAll = (root) => root.querySelectorAll("[data-day]").forEach(enhance);

enhanceAll(document);
document.addEventListener("htmx:load", (event) => enhanceAll(event.target));
