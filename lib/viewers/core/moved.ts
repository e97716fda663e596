import { CHAT_ONLY_STREAM_ID } from "@/lib/streams/schema";

/** Messages of one person that went from one stream of a channel to another. */
export interface Move {
  authorId: string;
  from: string;
  to: string;
  messages: number;
  /** When the first of them was sent; ms since the epoch. */
  firstAt: number;
}

/** What a stream gained or lost of somebody. */
export interface StreamChange {
  personId: string;
  streamId: string;
  messages: number;
  firstAt: number;
}

/**
 * What moves take from streams and add to them: each person and stream once, in one order. Nobody attends Chat-Only.
 */
export function changesOf(moves: readonly Move[]): { less: StreamChange[]; more: StreamChange[] } {
  return {
    less: summedUp(moves, ({ from }) => from),
    more: summedUp(moves, ({ to }) => to),
  };
}

function summedUp(moves: readonly Move[], streamOf: (move: Move) => string): StreamChange[] {
  const sums = new Map<string, StreamChange>();
  for (const move of moves) {
    const streamId = streamOf(move);
    if (streamId === CHAT_ONLY_STREAM_ID) continue;
    const key = `${move.authorId} ${streamId}`;
    const sum = sums.get(key);
    if (!sum) {
      sums.set(key, { personId: move.authorId, streamId, messages: move.messages, firstAt: move.firstAt });
      continue;
    }
    sum.messages += move.messages;
    sum.firstAt = Math.min(sum.firstAt, move.firstAt);
  }
  return [...sums].sort(([one], [other]) => (one < other ? -1 : 1)).map(([, sum]) => sum);
}
