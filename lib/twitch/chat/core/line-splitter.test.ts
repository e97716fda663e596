import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { LineSplitter, LONGEST_LINE } from "./line-splitter";

const bytes = (text: string) => new TextEncoder().encode(text);

describe("lines", () => {
  test("come whole, however the bytes are cut", () => {
    const lines = fc.array(
      fc.string({ unit: "grapheme", minLength: 1 }).filter((text) => !/[\r\n]/.test(text)),
    );
    const cuts = fc.array(fc.nat({ max: 400 }));
    fc.assert(
      fc.property(lines, cuts, (sent, places) => {
        const all = bytes(sent.map((line) => `${line}\r\n`).join(""));
        const edges = [
          0,
          ...places.map((place) => Math.min(place, all.length)).toSorted((a, b) => a - b),
          all.length,
        ];
        const splitter = new LineSplitter();
        const got = edges.flatMap((edge, index) => splitter.push(all.slice(edges[index - 1] ?? 0, edge)));
        expect(got).toEqual(sent);
      }),
    );
  });

  test("wait for their end on a stream, and end with a WebSocket's message", () => {
    const splitter = new LineSplitter();
    expect(splitter.push(bytes("PING :a\r\nPI"))).toEqual(["PING :a"]);
    expect(splitter.push(bytes("NG :b\n\r\n\n"))).toEqual(["PING :b"]);
    expect(splitter.pushWhole(bytes("A\r\nB"))).toEqual(["A", "B"]);
    expect(splitter.pushWhole(bytes("C\r\n"))).toEqual(["C"]);
  });

  test("with broken UTF-8 are kept with a replacement, and the next is whole", () => {
    const splitter = new LineSplitter();
    const broken = Uint8Array.from([...bytes("a"), 0xff, 0xe2, 0x82, ...bytes("\r\nb\r\n")]);
    expect(splitter.push(broken)).toEqual(["a\ufffd\ufffd", "b"]);
    expect(splitter.pushWhole(Uint8Array.from([...bytes("c"), 0xe2, 0x82]))).toEqual(["c\ufffd"]);
    expect(splitter.push(bytes("d\n"))).toEqual(["d"]);
  });

  test("of 8 KB of tags and 512 bytes are taken; of more than the limit, counted and left out", () => {
    const splitter = new LineSplitter();
    const long = "x".repeat(8191 + 512);
    expect(splitter.push(bytes(`${long}\r\n`))).toEqual([long]);
    const tooLong = bytes("y".repeat(LONGEST_LINE * 3));
    expect(splitter.push(tooLong)).toEqual([]);
    expect(splitter.push(tooLong)).toEqual([]);
    expect(splitter.push(bytes(`tail\r\nnext\r\n${"z".repeat(LONGEST_LINE + 1)}\r\nlast\r\n`))).toEqual([
      "next",
      "last",
    ]);
    expect(splitter.tooLong).toBe(2);
  });
});
