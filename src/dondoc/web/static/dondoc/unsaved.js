/* Before the page goes, the browser asks about what was typed and not saved. data-unsaved on a form that saves itself
   alone: saving one of several on a page would otherwise lose what stands in the others. A form that came anew from
   the server with changes says so itself (.unsaved). */

const typed = (form) => form.querySelector(".unsaved") || [...form.querySelectorAll("textarea, input, select")].some((box) =>
  box.tagName === "SELECT"
    ? [...box.options].some((option) => option.selected !== option.defaultSelected)
    : box.type !== "hidden" && (box.value !== box.defaultValue || box.checked !== box.defaultChecked),
);

let sent = null;

document.addEventListener("submit", (event) => {
  sent = event.target;
});

window.addEventListener("beforeunload", (event) => {
  const others = [...document.querySelectorAll("form[data-unsaved]")].filter((form) => form !== sent);
  sent = null;
  if (!others.some(typed)) return;
  event.preventDefault();
  setTimeout(() => window.dispatchEvent(new Event("pageshow"))); // who stays can press the button again
});
