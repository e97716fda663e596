/** A row of Get Streams after the schema: a stream, or that the user's row made no sense. */
export type StreamRow<S> = { userId: string; stream: S | null };

/**
 * One entry a user out of rows that may repeat: pages move while one reads them, so a stream can come
 * twice, and a restart in between gives two streams, of which the later counts. A user with any readable
 * row is clear. Users that nobody asked about are left out.
 */
export function mergeStreams<S extends { startedAt: Date }>(
  asked: Iterable<string>,
  rows: Iterable<StreamRow<S>>,
): { streams: S[]; unclear: string[] } {
  const wanted = new Set(asked);
  const found = new Map<string, S | null>();
  for (const { userId, stream } of rows) {
    if (!wanted.has(userId)) continue;
    const known = found.get(userId);
    if (!known || (stream && stream.startedAt > known.startedAt)) found.set(userId, stream);
  }
  const streams = [...found.values()].filter((stream) => stream !== null);
  return { streams, unclear: [...found].flatMap(([userId, stream]) => (stream ? [] : [userId])) };
}
