/** The same bytes in pieces of exactly `size`, but for the last. */
export async function* inPieces(body: AsyncIterable<Buffer>, size: number): AsyncGenerator<Buffer> {
  let held: Buffer[] = [];
  let bytes = 0;
  for await (const given of body) {
    let piece = given;
    while (bytes + piece.byteLength >= size) {
      const rest = piece.subarray(size - bytes);
      yield Buffer.concat([...held, piece.subarray(0, size - bytes)]);
      [held, bytes, piece] = [[], 0, rest];
    }
    if (piece.byteLength === 0) continue;
    held.push(piece);
    bytes += piece.byteLength;
  }
  if (bytes > 0) yield Buffer.concat(held);
}
