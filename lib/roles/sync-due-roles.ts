import { inParallel } from "@/lib/kernel/in-parallel";
import { ROLE_SCOPES } from "@/lib/twitch";
import { dueChannels } from "./core/due-channels";
import type { RoleDeps } from "./deps";
import { channelFacts } from "./repository-due";
import { syncSource } from "./schema";
import { syncRoles } from "./sync-roles";

/** Channels read at once: enough for a thousand of them in minutes, and connections are left for the other jobs. */
const AT_ONCE = 3;
/** So many in a row of whom nothing could be read: Twitch is away, and the rest waits for the next run. */
const GIVE_UP_AFTER = 8;

interface DueContext {
  now: Date;
  signal: AbortSignal;
  progress(progress: { done: number; total: number | null }): void;
}

/** What a run came to, in channels. */
export interface DueSyncs {
  whole: number;
  partial: number;
  /** Nothing could be read, or something went wrong here. */
  failed: number;
  /** Left to another worker or to the next run. */
  left: number;
}

/**
 * Syncs every channel that is due: asked for, a stream began, or its interval is over. One channel's failure stops no
 * other. Safe to run twice and side by side: a channel is synced by one worker at a time.
 */
export async function syncDueRoles(deps: RoleDeps, { now, signal, progress }: DueContext): Promise<DueSyncs> {
  const facts = await channelFacts(deps.pool, syncSource.options, Object.values(ROLE_SCOPES));
  const due = dueChannels(facts, now);
  const result: DueSyncs = { whole: 0, partial: 0, failed: 0, left: 0 };
  let failuresInARow = 0;
  await inParallel(due, AT_ONCE, async ({ channelId, source }) => {
    const became =
      signal.aborted || failuresInARow >= GIVE_UP_AFTER
        ? "left"
        : await syncOne(deps, { channelId, source, now: deps.clock(), signal });
    result[became] += 1;
    if (became !== "left") failuresInARow = became === "failed" ? failuresInARow + 1 : 0;
    progress({ done: result.whole + result.partial + result.failed, total: due.length });
  });
  return result;
}

async function syncOne(deps: RoleDeps, request: Parameters<typeof syncRoles>[1]): Promise<keyof DueSyncs> {
  const { channelId, source, signal } = request;
  try {
    const result = await syncRoles(deps, request);
    if (result === null) return "left";
    deps.log.info({ channelId, source, ...result }, "roles synced");
    if (result.success) return "whole";
    return result.errors.length < 3 ? "partial" : "failed";
  } catch (error) {
    if (signal.aborted) return "left";
    deps.log.error({ err: error, channelId, source }, "roles not synced");
    return "failed";
  }
}
