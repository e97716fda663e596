import { type Db, db } from "@/lib/db/client";
import { now as instanceNow } from "@/lib/env/clock";
import { spread } from "./core/read/spread";
import * as repository from "./repository-read";
import type { Sparklines } from "./schema";

const POINTS = 24;
/** A stream that never ends would have more counts than all others together. */
const LONGEST_MS = 24 * 3_600_000;

/**
 * How the audience of each stream on air went so far, over the last day at most: of these broadcasters, or of all
 * the person follows.
 */
export async function getSparklines(
  userId: string,
  broadcasterIds: readonly string[] | undefined,
  now = instanceNow(),
  from: Db = db(),
): Promise<Sparklines> {
  const running = await repository.loadRunningCounts(
    from,
    broadcasterIds ? { broadcasterIds } : { userId },
    new Date(now.getTime() - LONGEST_MS),
  );
  return {
    curves: Object.fromEntries(
      running.map(({ broadcasterId, viewers }) => [broadcasterId, spread(viewers, POINTS)]),
    ),
  };
}
