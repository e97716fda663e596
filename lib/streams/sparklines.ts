import { type Db, db } from "@/lib/db/client";
import { spread } from "./core/read/spread";
import * as repository from "./repository-read";
import type { Sparklines } from "./schema";

const POINTS = 24;

/** How the audience of each stream on air went so far: of these broadcasters, or of all the person follows. */
export async function getSparklines(
  userId: string,
  broadcasterIds: readonly string[] | undefined,
  from: Db = db(),
): Promise<Sparklines> {
  const running = await repository.loadRunningCounts(from, broadcasterIds ? { broadcasterIds } : { userId });
  return {
    curves: Object.fromEntries(
      running.map(({ broadcasterId, viewers }) => [broadcasterId, spread(viewers, POINTS)]),
    ),
  };
}
