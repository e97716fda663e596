import { type Row, readable } from "./bench";

const HEAD = ["", "benchmark", "metric", "value", "unit", "goal", "naive", "times better"];
/** Columns of numbers stand on the right. */
const RIGHT = new Set([3, 5, 6, 7]);

/** All figures as text, aligned. */
export function table(rows: Row[]): string {
  const cells = [HEAD, ...rows.map(cellsOf)];
  const widths = HEAD.map((_, column) => Math.max(...cells.map((line) => line[column]?.length ?? 0)));
  const lines = cells.map((line) =>
    line.map((cell, column) =>
      RIGHT.has(column) ? cell.padStart(widths[column] ?? 0) : cell.padEnd(widths[column] ?? 0),
    ),
  );
  return lines.map((line) => line.join("  ").trimEnd()).join("\n");
}

function cellsOf({ name, metric, value, unit, goal, pass, reference }: Row): string[] {
  const mark = pass === null ? " " : pass ? "✓" : "✗";
  const naive = reference === null ? "" : readable(reference);
  return [mark, name, metric, readable(value), unit, goal ?? "", naive, gain(value, goal, reference)];
}

/** How many times better than the naive way; which way is better follows from the goal. */
function gain(value: number, goal: string | null, reference: number | null): string {
  if (reference === null || value <= 0 || reference <= 0) return "";
  const times = goal?.startsWith("≥") ? value / reference : reference / value;
  return `${readable(times)}×`;
}
