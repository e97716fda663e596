import type { Pool } from "@/lib/db/client";
import { withTransaction } from "@/lib/db/tx";
import { appendEvents } from "@/lib/events";
import { applyList } from "./apply-list";
import { completeHolder, type ToldHolder } from "./core/complete-holder";
import { heldPeriods } from "./repository-periods";
import { listReadAt, lockSync } from "./repository-sync";
import type { ChannelRole } from "./schema";

/** Twitch says that one person has a role from now on, or has it no longer. */
export interface RoleEvent {
  channelId: string;
  role: ChannelRole;
  /** With the tier they have, of a subscriber; what they had when `holds` is false. */
  holder: ToldHolder;
  holds: boolean;
  /** When it was so, by Twitch's clock. */
  at: Date;
}

/**
 * Twitch's clock is not ours, and its lists are a little behind its events. What happened so shortly before a list was
 * read may be missing in it; where it is not, being told it again changes nothing.
 */
const LIST_LAG_MS = 10_000;

/**
 * Makes the record of one person equal to what an event says. An event that is older than the last list that was read
 * whole, or than what was learned of this person since, is outdated and changes nothing: so it may come late or twice.
 * Of a channel that is not connected nothing is kept (`unknown`).
 */
export async function applyRoleEvent(
  pool: Pool,
  { channelId, role, holder, holds, at }: RoleEvent,
): Promise<"applied" | "outdated" | "unknown"> {
  return withTransaction(async (tx) => {
    // Not the lease: a sync that goes on meanwhile leaves alone what is learned after it began to read.
    if (!(await lockSync(tx, channelId))) return "unknown";
    const readAt = await listReadAt(tx, channelId, role);
    if (readAt && at.getTime() <= readAt.getTime() - LIST_LAG_MS) return "outdated";
    const whose = { channelId, role, userIds: [holder.userId] };
    const [held = null] = await heldPeriods(tx, whose);
    const listed = holds ? [completeHolder(holder, held)] : [];
    const { events } = await applyList(tx, { ...whose, listed, readAt: at, runId: null });
    await appendEvents(tx, events);
    return events.length > 0 ? "applied" : "outdated";
  }, pool);
}
