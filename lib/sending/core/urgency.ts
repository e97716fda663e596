import type { OutgoingSource } from "../schema";

const BY_SOURCE: Readonly<Record<OutgoingSource, number>> = {
  moderation: 0,
  command: 1,
  api: 2,
  test: 2,
  timer: 3,
};

/** The smaller, the sooner it is said: order before answers, answers before what nobody waits for. */
export const urgencyOf = (source: OutgoingSource): number => BY_SOURCE[source];

/** The same by source, for whoever sorts elsewhere. */
export const URGENCIES: ReadonlyMap<string, number> = new Map(Object.entries(BY_SOURCE));
