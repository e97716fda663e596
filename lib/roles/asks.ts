import type { Db, Pool } from "@/lib/db/client";
import { db } from "@/lib/db/client";
import { withTransaction } from "@/lib/db/tx";
import { now } from "@/lib/env/clock";
import { appendEvents } from "@/lib/events";
import type { DomainEvent } from "@/lib/events/schema";
import { ROLE_SCOPES } from "@/lib/twitch";
import { GUARD_MS } from "./core/guard";
import * as repository from "./repository-asks";

const SCOPES = Object.values(ROLE_SCOPES);

const askedEvent = (channelId: string, source: string): DomainEvent => ({
  kind: "roles.asked",
  payload: { channelId, source },
});

/**
 * A channel was connected: its roles are to be read at once, if its broadcaster allows any list. In the caller's
 * transaction, which appends the events last.
 */
export async function askAfterConnect(tx: Db, channelId: string, askedAt = now()): Promise<DomainEvent[]> {
  const asked = await repository.askAllowed(tx, channelId, {
    source: "oauth-connect",
    scopes: SCOPES,
    askedAt,
  });
  return asked ? [askedEvent(channelId, "oauth-connect")] : [];
}

/** Somebody signed in: if that allowed a list of their channel to be read that could not be before, all are read. */
export async function heedRoleGrants(userId: string, pool: Pool = db(), askedAt = now()): Promise<void> {
  await withTransaction(async (tx) => {
    const channelId = await repository.askAfterSignIn(tx, userId, {
      source: "oauth-connect",
      scopes: SCOPES,
      askedAt,
    });
    if (channelId !== undefined) await appendEvents(tx, [askedEvent(channelId, "oauth-connect")]);
  }, pool);
}

/**
 * The process that does the jobs has started, and may have slept for long: every connected channel is to be synced,
 * unless it was for the same reason within five minutes. Says how many are asked for. The job looks each minute.
 */
export const askAtStart = (pool: Pool, askedAt: Date): Promise<number> =>
  repository.askAll(pool, {
    ...{ source: "startup", scopes: SCOPES, askedAt },
    butNotSince: new Date(askedAt.getTime() - GUARD_MS),
  });
