/* Cells as a spreadsheet puts them on the clipboard: lines of cells parted by tabs, quoted where they hold either. */

export function cells(text) {
  const rows = [[""]];
  const put = (sign) => { rows.at(-1)[rows.at(-1).length - 1] += sign; };
  let quoted = false;
  for (let at = 0; at < text.length; at += 1) {
    const sign = text[at];
    if (quoted) {
      if (sign !== '"') put(sign);
      else if (text[at + 1] === '"') {
        put(sign);
        at += 1;
      } else quoted = false;
    } else if (sign === '"' && rows.at(-1).at(-1) === "") quoted = true;
    else if (sign === "\t") rows.at(-1).push("");
    else if (sign === "\n") rows.push([""]);
    else if (sign !== "\r") put(sign);
  }
  if (rows.length > 1 && rows.at(-1).join("") === "") rows.pop();
  return rows.map((row) => row.map((cell) => cell.trim()));
}

const isWords = (cell) => !/\d/.test(cell);

/* The answers in a block: columns of nothing but words beside one with numbers are what the answers are called. */
export function answersIn(rows) {
  const width = Math.max(...rows.map((row) => row.length));
  const columns = Array.from({ length: width }, (_, place) => rows.map((row) => row[place] ?? ""));
  const numbers = columns.filter((column) => !column.every(isWords));
  const kept = columns.map((column) => width === 1 || !numbers.length || numbers.includes(column));
  return rows.flatMap((row) => columns.map((_, place) => row[place] ?? "").filter((_, place) => kept[place]));
}
