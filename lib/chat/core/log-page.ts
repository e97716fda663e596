import type { ChatLine, Direction, LogPlace } from "../schema";

export type { LogPlace };

/** Where a line stands. A gap stands where it began; it is no place to go on from. */
export function placeOf(line: ChatLine): LogPlace {
  switch (line.type) {
    case "message":
      return { at: Date.parse(line.message.sentAt), id: line.message.id };
    case "event":
      return { at: Date.parse(line.event.sentAt), id: line.event.id };
    case "gap":
      return { at: Date.parse(line.gap.from), id: "" };
  }
}

/** Oldest first; of the same moment in the order that the database has too (ids in hex compare as their bytes). */
export const inOrder = (one: LogPlace, other: LogPlace): number =>
  one.at - other.at || (one.id < other.id ? -1 : one.id > other.id ? 1 : 0);

/** Lines from several sources in one order, oldest first. */
export const merged = (...sources: readonly ChatLine[][]): ChatLine[] =>
  sources
    .flat()
    .map((line) => ({ line, place: placeOf(line) }))
    .sort((one, other) => inOrder(one.place, other.place))
    .map(({ line }) => line);

export interface Cut {
  /** Oldest first. */
  lines: ChatLine[];
  /** Whether there is more in the direction asked for. */
  more: boolean;
}

/** The `limit` lines that are nearest to where the page begins, of messages and events read in `direction`. */
export function cutTo(lines: readonly ChatLine[], limit: number, direction: Direction): Cut {
  const more = lines.length > limit;
  if (!more) return { lines: [...lines], more };
  return { lines: direction === "older" ? lines.slice(-limit) : lines.slice(0, limit), more };
}
