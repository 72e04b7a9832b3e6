/* The sums of a sheet follow what was saved: sections, the whole, the level, and where an explanation is needed. */

document.addEventListener("dondoc:saved", (event) => {
  const { totals, explain } = event.detail;
  if (!totals) return;
  for (const place of document.querySelectorAll("[data-total]")) {
    if (place.dataset.total in totals) place.textContent = totals[place.dataset.total];
  }
  for (const mark of document.querySelectorAll("[data-explain]")) mark.hidden = !explain.includes(mark.dataset.explain);
});
