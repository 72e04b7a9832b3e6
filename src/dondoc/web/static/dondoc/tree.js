/* Opens and closes the branches of a tree; htmx loads each once. */

document.addEventListener("click", (event) => {
  const toggle = event.target.closest("[data-branch]");
  if (!toggle) return;
  const open = toggle.getAttribute("aria-expanded") !== "true";
  toggle.setAttribute("aria-expanded", String(open));
  toggle.closest("li").querySelector(".tree-branch").hidden = !open;
});
