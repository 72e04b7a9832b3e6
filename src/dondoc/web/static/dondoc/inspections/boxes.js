/* The boxes of the sheet: what stands in each as the server keeps it, and back. */

const parts = (box) => [...box.querySelectorAll("[data-part]")].filter((each) => each.closest("[data-item]") === box);

function read(control) {
  if (control.type === "radio" || control.type === "checkbox") return control.checked ? control.value : "";
  return control.value;
}

/* The value of a box: a text, or an object of texts by part; the first filled control of a part counts. */
export function valueOf(box) {
  const found = {};
  for (const control of parts(box)) found[control.dataset.part] ||= read(control);
  return box.dataset.plain === undefined ? found : found.value;
}

export function fill(box, value) {
  const texts = box.dataset.plain === undefined ? (value ?? {}) : { value: value ?? "" };
  for (const control of parts(box)) {
    const text = texts[control.dataset.part] ?? "";
    if (control.type === "radio" || control.type === "checkbox") control.checked = control.value === text;
    else if (control.dataset.part === "value" && text === "na" && box.querySelector("[type=checkbox][value=na]")) control.value = "";
    else control.value = text;
  }
}

/* A value as words, for the table of two versions. */
export function said(box, value) {
  if (value === null || value === undefined) return "–";
  if (typeof value === "string") return value;
  return Object.entries(value)
    .filter(([part, text]) => text && part !== "item")
    .map(([part, text]) => {
      const chosen = parts(box).find((each) => each.dataset.part === part && each.value === text && each.type !== "text");
      return chosen?.closest("label")?.textContent.trim() || chosen?.selectedOptions?.[0]?.text || text;
    })
    .join(" · ");
}

export const nameOf = (box) => box.querySelector("legend, [data-name]")?.textContent.trim().replace(/\s+/g, " ") ?? box.dataset.item;
