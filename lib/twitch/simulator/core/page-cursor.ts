import { seedFrom } from "./random";

/**
 * A page link as Twitch gives it: opaque text. Ours holds the list it belongs to, an offset and a
 * check sum, so that anything else is refused as Twitch refuses it. Being an offset, it shows the
 * documented weakness too: a list that changes between two pages gives duplicates and gaps.
 */
export function encodePageCursor(list: string, offset: number): string {
  return btoa(`${list}:${offset}:${seedFrom(list, offset)}`).replaceAll("=", "");
}

/** The offset, or undefined when the text is not a cursor of this list. */
export function decodePageCursor(list: string, cursor: string): number | undefined {
  if (!/^[A-Za-z0-9+/]+$/.test(cursor) || cursor.length % 4 === 1) return undefined;
  const offset = Number(atob(cursor).split(":")[1]);
  return Number.isSafeInteger(offset) && offset >= 0 && encodePageCursor(list, offset) === cursor
    ? offset
    : undefined;
}
