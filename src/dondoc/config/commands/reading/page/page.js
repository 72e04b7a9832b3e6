const items = [...document.querySelectorAll(".item button")];
const words = (key) => [...document.querySelectorAll(`mark[data-keys~="${CSS.escape(key)}"]`)];
let doubt = -1;

function light(button) {
  document.querySelectorAll(".lit").forEach((mark) => mark.classList.remove("lit"));
  items.forEach((other) => other.setAttribute("aria-pressed", String(other === button)));
  const found = words(button.dataset.key);
  found.forEach((mark) => mark.classList.add("lit"));
  found[0]?.scrollIntoView({ block: "center" });
}

items.forEach((button) => button.addEventListener("click", () => light(button)));
document.querySelectorAll("mark").forEach((mark) => mark.addEventListener("click", () => {
  const button = items.find((one) => one.dataset.key === mark.dataset.keys.split(" ")[0]);
  if (!button) return;
  light(button);
  button.scrollIntoView({ block: "center" });
  button.focus({ preventScroll: true });
}));
document.getElementById("next-doubt")?.addEventListener("click", () => {
  const doubtful = items.filter((button) => button.parentElement.classList.contains("doubtful"));
  if (!doubtful.length) return;
  doubt = (doubt + 1) % doubtful.length;
  light(doubtful[doubt]);
  doubtful[doubt].scrollIntoView({ block: "center" });
  doubtful[doubt].focus({ preventScroll: true });
});
