/* Opens and closes the branches of a tree, which htmx loads once each; the arrow keys walk over what is in sight. */

function turn(toggle) {
  const open = toggle.getAttribute("aria-expanded") !== "true";
  toggle.setAttribute("aria-expanded", String(open));
  toggle.closest("li").querySelector(".tree-branch").hidden = !open;
}

document.addEventListener("click", (event) => {
  const toggle = event.target.closest("[data-branch]");
  if (toggle) turn(toggle);
});

const links = (tree) => [...tree.querySelectorAll(".tree-top a, .tree-row a")].filter((link) => link.offsetParent);

/* Right opens a branch and then goes into it; left closes it and then goes to the unit above. */
function sideways(link, right) {
  const item = link.closest("li");
  const toggle = item?.querySelector(":scope > .tree-row > [data-branch]");
  const open = toggle?.getAttribute("aria-expanded") === "true";
  if (right) {
    if (toggle && !open) toggle.click();
    return open ? item.querySelector(":scope > .tree-branch .tree-row a") : null;
  }
  if (open) {
    turn(toggle);
    return null;
  }
  const above = item?.parentElement.closest("li");
  return above ? above.querySelector(".tree-row a") : item?.closest(".tree").querySelector(".tree-top a");
}

document.addEventListener("keydown", (event) => {
  const tree = event.target.closest(".tree");
  if (!tree || event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
  const here = event.target.closest(".tree-row, .tree-top")?.querySelector("a");
  if (!here) return;
  const every = links(tree);
  const place = every.indexOf(here);
  const targets = {
    ArrowDown: () => every[place + 1],
    ArrowUp: () => every[place - 1],
    Home: () => every[0],
    End: () => every.at(-1),
    ArrowRight: () => sideways(here, true),
    ArrowLeft: () => sideways(here, false),
  };
  if (!(event.key in targets)) return;
  event.preventDefault();
  targets[event.key]()?.focus();
});
