/* Two pages typed into one report: what each changed is told by what both began with. */

const GROUPED = /^\d{1,3}(?:[.\s]\d{3})+$/;

/* A figure is the same with and without the marks between its thousands, a text whatever its line ends. */
function plain(text) {
  const bare = text.replace(/\r\n/g, "\n").trim();
  return GROUPED.test(bare) ? bare.replace(/[.\s]/g, "") : bare;
}

const same = (one, other) => plain(one) === plain(other);

/* Takes over the boxes that only the stored version changed since ``base``, and answers those that both changed.
   Without a base every box that differs counts as changed by both. */
export function merge(boxes, base, stored) {
  const conflicts = [];
  for (const box of boxes) {
    const mine = box.control.value;
    const theirs = stored[box.name] ?? "";
    const before = base?.[box.name] ?? "";
    if (same(mine, theirs) || (base && same(theirs, before))) continue;
    if (base && same(mine, before)) box.control.value = theirs;
    else conflicts.push(box);
  }
  return conflicts;
}
