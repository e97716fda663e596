import type { Member } from "./member";

/** Who is served of the streams in a set: everybody who had a wish by then, up to so many viewers of each. */
export interface Served {
  /** ms since the epoch */
  readonly atMs: number;
  /** The most viewers at any look so far. A stream in another language is another: it is about other wishes. */
  readonly most: ReadonlyMap<string, number>;
}

const keyOf = ({ streamId, language }: Member) => `${streamId} ${language}`;

/** Up to how many viewers of a stream wishes are served; 0 when none are. */
export const servedUpTo = (served: Served | undefined, member: Member): number =>
  served?.most.get(keyOf(member)) ?? 0;

/** What is served once all have been told of this set. Streams that are gone are forgotten. */
export const servedAfter = (
  before: Served | undefined,
  members: readonly Member[],
  atMs: number,
): Served => ({
  atMs,
  most: new Map(members.map((one) => [keyOf(one), Math.max(servedUpTo(before, one), one.viewerCount)])),
});
