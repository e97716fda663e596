import { recordAudit } from "@/lib/audit";
import type { Person } from "@/lib/auth/core/policy";
import { withTransaction } from "@/lib/db/tx";
import { appendEvents } from "@/lib/events";
import { assertGranted, type RateLimiter, rateLimiter } from "@/lib/http/rate-limit";
import { type AppliedList, applyList } from "./apply-list";
import { processDeps, type RoleDeps } from "./deps";
import { channelOf } from "./find-channel";
import { type ListAnswer, ROLES, readList } from "./read-list";
import { lockSync } from "./repository-sync";
import type { PersonRefreshed } from "./schema";

/** How often one person may be looked at. */
const ONCE_IN_HALF_A_MINUTE = { capacity: 1, refillMs: 30_000 };

/**
 * Asks Twitch what one person is in a channel now, and makes the record of that person equal to it, whatever sync runs
 * meanwhile. Lists that Twitch does not give are told and change nothing.
 * @throws TallyError not_found when the channel is not theirs to sync, rate_limited within half a minute of the last time
 */
export async function refreshPerson(
  person: Person,
  login: string,
  userId: string,
  deps: RoleDeps = processDeps(),
  limiter: RateLimiter = rateLimiter(),
): Promise<PersonRefreshed> {
  const { id: channelId } = await channelOf(deps.pool, person, login, "roles.sync");
  const whose = `${channelId} ${userId}`;
  assertGranted(limiter.spend("one person's roles", whose, ONCE_IN_HALF_A_MINUTE, Date.now()));
  const readAt = deps.clock();
  const answers = await Promise.all(
    ROLES.map((role) => readList(deps.twitch, channelId, role, { userIds: [userId] })),
  );
  await storeAnswers(deps, { channelId, userId, readAt }, answers);
  return { errors: answers.flatMap((answer) => ("error" in answer ? answer.error : [])) };
}

async function storeAnswers(
  { pool }: RoleDeps,
  { channelId, userId, readAt }: { channelId: string; userId: string; readAt: Date },
  answers: readonly ListAnswer[],
): Promise<void> {
  await withTransaction(async (tx) => {
    // Not the lease: a sync may go on meanwhile, and leaves alone what is learned after it began to read.
    if (!(await lockSync(tx, channelId))) return;
    const applied: AppliedList[] = [];
    for (const answer of answers) {
      if (!("listed" in answer)) continue;
      const { role, listed } = answer;
      applied.push(await applyList(tx, { channelId, role, userIds: [userId], listed, readAt, runId: null }));
    }
    await recordAudit(tx, { action: "role.refresh", target: { kind: "person", id: userId }, channelId });
    await appendEvents(
      tx,
      applied.flatMap(({ events }) => events),
    );
  }, pool);
}
