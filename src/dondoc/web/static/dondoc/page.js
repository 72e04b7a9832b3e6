/* What every page does: closes notices, and says so when a request of htmx came to nothing. */

const notices = () => document.querySelector("#notices");

document.addEventListener("click", (event) => {
  const button = event.target.closest("[data-close]");
  if (button) button.closest("[data-notice]").remove();
});

function tell(templateId) {
  const template = document.getElementById(templateId);
  if (template && notices()) notices().replaceChildren(template.content.cloneNode(true));
}

document.addEventListener("htmx:sendError", () => tell("notice-offline"));
document.addEventListener("htmx:timeout", () => tell("notice-offline"));
document.addEventListener("htmx:responseError", () => tell("notice-failed"));

/* A button with data-ask opens a dialog whose form goes to data-ask-url, naming what it is about. */
document.addEventListener("click", (event) => {
  const button = event.target.closest("[data-ask]");
  if (!button) return;
  const dialog = document.querySelector(button.dataset.ask);
  dialog.querySelector("form").action = button.dataset.askUrl;
  dialog.querySelector("[data-ask-name]").textContent = button.dataset.askName ?? "";
  window.bootstrap.Modal.getOrCreateInstance(dialog).show(button);
});

/* A form with data-once is sent once: a second click on a slow network changes nothing. */
document.addEventListener("submit", (event) => {
  if (!event.target.matches("[data-once]")) return;
  if (event.target.dataset.sent) event.preventDefault();
  event.target.dataset.sent = "yes";
  event.submitter?.setAttribute("aria-busy", "true");
});
window.addEventListener("pageshow", () => {
  document.querySelectorAll("[data-sent]").forEach((form) => delete form.dataset.sent);
  document.querySelectorAll("[aria-busy]").forEach((button) => button.removeAttribute("aria-busy"));
});

/* Going back keeps what was typed in the form that was refused; the link alone would load it empty. */
document.addEventListener("click", (event) => {
  if (!event.target.closest("[data-back]") || window.history.length < 2) return;
  event.preventDefault();
  window.history.back();
});

/* A button with data-print prints the page. What is folded and belongs on paper (data-print-open) is opened for it. */
document.addEventListener("click", (event) => {
  if (event.target.closest("[data-print]")) window.print();
});
const opened = [];
window.addEventListener("beforeprint", () => {
  opened.push(...document.querySelectorAll("details[data-print-open]:not([open])"));
  opened.forEach((details) => (details.open = true));
});
window.addEventListener("afterprint", () => opened.splice(0).forEach((details) => (details.open = false)));

/* The navigation is a dialog only while it lies over the page; a dialog has a name, a plain box may not. */
const navigation = document.querySelector("#navigation");
navigation?.addEventListener("show.bs.offcanvas", () => {
  navigation.setAttribute("aria-label", navigation.dataset.dialogLabel);
});
navigation?.addEventListener("hidden.bs.offcanvas", () => navigation.removeAttribute("aria-label"));

/* What was typed into reports and not saved yet leaves this browser with the person who typed it. */
document.addEventListener("submit", (event) => {
  if (!event.target.matches("[data-sign-out]")) return;
  try {
    for (const key of Object.keys(localStorage)) if (key.startsWith("dondoc:report:")) localStorage.removeItem(key);
  } catch {
    // a forbidden storage holds nothing
  }
});

/* Neither do sheets of visits: what was not sent is asked about first, then everything that is kept of them goes. */
document.addEventListener("submit", async (event) => {
  const form = event.target;
  if (!form.matches("[data-sign-out]") || form.dataset.left || !window.indexedDB) return;
  event.preventDefault();
  try {
    const { unsent, wipe } = await import("./inspections/store.js");
    if ((await unsent()) && !window.confirm(form.dataset.unsent)) return;
    await wipe();
  } catch {
    // a forbidden storage holds nothing
  }
  form.dataset.left = "yes";
  form.submit();
});
