import fc from "fast-check";
import { expect, test } from "vitest";
import { inPieces } from "./pieces";

test("the same bytes, in pieces of one size but for the last", async () => {
  const given = fc.array(fc.uint8Array({ maxLength: 50 }).map((bytes) => Buffer.from(bytes)));
  await fc.assert(
    fc.asyncProperty(given, fc.integer({ min: 1, max: 40 }), async (pieces, size) => {
      const made: Buffer[] = [];
      for await (const piece of inPieces(from(pieces), size)) made.push(piece);
      expect(Buffer.concat(made).equals(Buffer.concat(pieces))).toBe(true);
      expect(made.slice(0, -1).every((piece) => piece.byteLength === size)).toBe(true);
      const last = made.at(-1)?.byteLength ?? 1;
      expect(last >= 1 && last <= size).toBe(true);
    }),
  );
});

async function* from(pieces: readonly Buffer[]) {
  yield* pieces;
}
