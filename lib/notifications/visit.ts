import { type Db, db } from "@/lib/db/client";
import { TallyError } from "@/lib/kernel/errors";
import * as repository from "./repository-visit";
import type { Visit } from "./schema";

/** Who was not here for so long, in ms, was away. Shorter ones the socket makes up for, or they are none. */
const ABSENCE_MS = 10 * 60_000;
/** Open pages say every minute that somebody is here; several of one person need not all be written down. */
const PAUSE_MS = 30_000;

/**
 * Notes that a person is here, and says since when they had been away before this visit: the same on all their devices
 * until they are away again. @throws TallyError not_found when the person is gone
 */
export async function noteVisit(userId: string, to: Db = db()): Promise<Visit> {
  const visit = await repository.noteHere(to, userId, { absenceMs: ABSENCE_MS, pauseMs: PAUSE_MS });
  if (!visit) throw new TallyError("not_found", "This account does not exist any more.");
  return visitOf(visit);
}

/** What `noteVisit` would say, without noting anything; null when they were never here. For the first paint of a page. */
export async function lookAtVisit(userId: string, from: Db = db()): Promise<Visit | null> {
  const visit = await repository.findVisit(from, userId, ABSENCE_MS);
  return visit ? visitOf(visit) : null;
}

const visitOf = ({ beganAt, awaySince, returned }: repository.VisitRow): Visit => ({
  beganAt: beganAt.toISOString(),
  awaySince: awaySince?.toISOString() ?? null,
  returned,
});
