import type { Db } from "@/lib/db/client";
import type { PublicKind } from "./public";
import { isChosen } from "./repository-chatters";

/** How long an answer counts: so long after somebody chose the kind it is written, and after they dropped it. */
const FRESH_MS = 2_000;

/**
 * Whether some publisher chose a kind, asked at most every two seconds: for kinds that are written only while somebody
 * wants them. The function that is given throws what Postgres throws.
 */
export function createDemand(db: Db, kind: PublicKind, now: () => number = Date.now): () => Promise<boolean> {
  let known: { chosen: boolean; until: number } | undefined;
  return async () => {
    if (!known || known.until <= now()) known = { chosen: await isChosen(db, kind), until: now() + FRESH_MS };
    return known.chosen;
  };
}
