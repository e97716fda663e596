import { createHash } from "node:crypto";
import type { Stored } from "./store";

/** Lets a body pass, and knows how long it was and its SHA-256 once it is over. */
export function measure(body: AsyncIterable<Buffer>): { body: AsyncGenerator<Buffer>; passed(): Stored } {
  const hash = createHash("sha256");
  let bytes = 0;
  async function* passing() {
    for await (const piece of body) {
      hash.update(piece);
      bytes += piece.byteLength;
      yield piece;
    }
  }
  return { body: passing(), passed: () => ({ bytes, sha256: hash.digest("hex") }) };
}
