import type { Person } from "@/lib/auth/core/policy";
import { db, type Pool } from "@/lib/db/client";
import { withTransaction } from "@/lib/db/tx";
import { now as instanceNow } from "@/lib/env/clock";
import { appendEvents } from "@/lib/events";
import * as repository from "./repository-own";

/**
 * From the commit on nothing that the person writes is kept, in any channel: every batch looks before it is stored.
 * What was kept before stays until it is erased. Opted out already is fine.
 */
export async function optOut({ twitchId }: Person, pool: Pool = db()): Promise<void> {
  await withTransaction(async (tx) => {
    if (await repository.putOptOut(tx, twitchId, instanceNow())) await tell(tx, twitchId, true);
  }, pool);
}

/** What the person writes from now on is kept again. What they wrote meanwhile is gone. Opted in already is fine. */
export async function optIn({ twitchId }: Person, pool: Pool = db()): Promise<void> {
  await withTransaction(async (tx) => {
    if (await repository.deleteOptOut(tx, twitchId)) await tell(tx, twitchId, false);
  }, pool);
}

const tell = (tx: Parameters<typeof appendEvents>[0], twitchId: string, optedOut: boolean) =>
  appendEvents(tx, [{ kind: "chat.optout", payload: { twitchId, optedOut } }]);
