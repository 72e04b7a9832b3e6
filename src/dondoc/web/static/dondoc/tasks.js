/* The board: a card that is dropped on a column does what the card's own button for that column does.
   A saved view keeps the address of the page as it stands, whatever was filtered since it was loaded. */

let moving = null;

const columnOf = (event) => event.target.closest?.("[data-board] [data-column]");
const buttonFor = (card, column) => card?.querySelector(`[data-to="${column.dataset.column}"]`);

document.addEventListener("dragstart", (event) => {
  const card = event.target.closest?.("[data-card]");
  if (!card) return;
  moving = card;
  card.classList.add("is-moving");
  event.dataTransfer.effectAllowed = "move";
  event.dataTransfer.setData("text/plain", "");
});

document.addEventListener("dragend", () => {
  moving?.classList.remove("is-moving");
  moving = null;
  document.querySelectorAll(".column.is-over").forEach((column) => column.classList.remove("is-over"));
});

document.addEventListener("dragover", (event) => {
  const column = columnOf(event);
  document.querySelectorAll(".column.is-over").forEach((other) => other !== column && other.classList.remove("is-over"));
  if (!moving || !column) return;
  event.preventDefault();
  column.classList.toggle("is-over", Boolean(buttonFor(moving, column)));
});

document.addEventListener("drop", (event) => {
  const column = columnOf(event);
  if (!moving || !column) return;
  event.preventDefault();
  if (column.contains(moving)) return;
  const button = buttonFor(moving, column);
  if (button) button.click();
  else say(column.closest("[data-board]").dataset.refused);
});

function say(sentence) {
  const notice = document.createElement("p");
  notice.className = "notice notice-warning";
  notice.setAttribute("role", "status");
  notice.textContent = sentence;
  document.querySelector("#notices").replaceChildren(notice);
}

document.addEventListener("submit", (event) => {
  const kept = event.target.querySelector("[data-current-query]");
  if (kept) kept.value = window.location.search;
});
