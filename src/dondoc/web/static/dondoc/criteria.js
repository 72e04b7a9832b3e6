/* The form of a criterion shows what its kind asks for; without this script all of it is there. */

const kind = document.querySelector("#id_kind");

function show() {
  for (const part of document.querySelectorAll("[data-kinds]")) {
    part.hidden = !part.dataset.kinds.split(" ").includes(kind.value);
  }
}

if (kind) {
  kind.addEventListener("change", show);
  show();
}
