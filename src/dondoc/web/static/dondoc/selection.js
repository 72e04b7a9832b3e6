/* Selecting rows: one box for all of them, and how many are chosen. Rows come anew with htmx.
   data-selection on the form is the name of the boxes. */

const boxesOf = (form) => [...form.querySelectorAll(`[name="${form.dataset.selection}"]`)];

function told(form) {
  const boxes = boxesOf(form);
  const chosen = boxes.filter((box) => box.checked).length;
  const all = form.querySelector("[data-select-all]");
  const count = form.querySelector("[data-selected-count]");
  if (all) {
    all.checked = boxes.length > 0 && chosen === boxes.length;
    all.indeterminate = chosen > 0 && chosen < boxes.length;
    all.disabled = boxes.length === 0;
  }
  if (count) count.textContent = chosen ? `${count.dataset.text} ${chosen}` : "";
  for (const button of form.querySelectorAll("[data-selected]")) button.disabled = chosen === 0;
}

document.addEventListener("change", (event) => {
  const form = event.target.closest("[data-selection]");
  if (!form) return;
  if (event.target.matches("[data-select-all]")) {
    for (const box of boxesOf(form)) box.checked = event.target.checked;
  }
  told(form);
});

const every = () => document.querySelectorAll("[data-selection]").forEach(told);
document.addEventListener("htmx:afterSettle", every);
window.addEventListener("pageshow", every); // going back, browsers tick boxes again without a word
every();
