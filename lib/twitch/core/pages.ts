import { TwitchError } from "./twitch-error";

export interface Page<T> {
  rows: T[];
  /** Where the next page begins; undefined at the end. */
  cursor: string | undefined;
}

/**
 * The pages of a list, to its end. An empty page with a cursor is not the end: Twitch gives such.
 * @throws TwitchError malformed when a cursor comes twice or there are more than `maxPages`: Twitch's
 * cursors have been seen to lead in circles
 */
export async function* pagesOf<P extends Page<unknown>>(
  what: string,
  maxPages: number,
  read: (cursor: string | undefined) => Promise<P>,
): AsyncGenerator<P> {
  const seen = new Set<string>();
  let cursor: string | undefined;
  for (let count = 1; count <= maxPages; count += 1) {
    const page = await read(cursor);
    yield page;
    cursor = page.cursor;
    if (cursor === undefined) return;
    if (seen.has(cursor)) throw new TwitchError("malformed", `Twitch's pages of ${what} lead in a circle.`);
    seen.add(cursor);
  }
  throw new TwitchError("malformed", `Twitch's pages of ${what} do not end.`);
}
