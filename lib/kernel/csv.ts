export type Cell = string | number | null;

/**
 * One line of CSV with its line break (RFC 4180). Text that a spreadsheet would take for a formula gets an
 * apostrophe in front (OWASP, CSV injection): titles are written by strangers.
 */
export function csvLine(cells: readonly Cell[]): string {
  return `${cells.map(cellText).join(",")}\r\n`;
}

function cellText(cell: Cell): string {
  if (cell === null) return "";
  if (typeof cell === "number") return String(cell);
  const text = /^[=+\-@\t\r\n]/.test(cell) ? `'${cell}` : cell;
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
