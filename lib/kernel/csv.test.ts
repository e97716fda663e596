import fc from "fast-check";
import { expect, test } from "vitest";
import { csvLine } from "./csv";

test.each([
  [["a", 1, null], "a,1,\r\n"],
  [['say "hi", twice'], '"say ""hi"", twice"\r\n'],
  [["two\nlines"], '"two\nlines"\r\n'],
  [["=HYPERLINK(1)"], "'=HYPERLINK(1)\r\n"],
  [["+1", "-1", "@a", "\t="], "'+1,'-1,'@a,'\t=\r\n"],
  [[-1], "-1\r\n"],
])("%j", (cells, line) => {
  expect(csvLine(cells)).toBe(line);
});

/** Reads a line as RFC 4180 says. */
function read(line: string): string[] {
  const cells: string[] = [];
  for (const [, quoted, plain] of line.slice(0, -2).matchAll(/(?:"((?:[^"]|"")*)"|([^,"]*))(?:,|$)/gs)) {
    cells.push(quoted?.replaceAll('""', '"') ?? plain ?? "");
  }
  return cells;
}

test("what is written is read again, and nothing begins like a formula", () => {
  fc.assert(
    fc.property(fc.array(fc.string({ minLength: 1 }), { minLength: 1 }), (cells) => {
      const back = read(`${csvLine(cells)}`).slice(0, cells.length);
      expect(back.map((cell, place) => (cell === `'${cells[place]}` ? cell.slice(1) : cell))).toEqual(cells);
      for (const cell of back) expect(cell).not.toMatch(/^[=+\-@\t\r\n]/);
    }),
  );
});
