import { setTimeout as sleep } from "node:timers/promises";
import type { JobContext } from "@/lib/jobs/schema";
import type { Logger } from "@/lib/log";
import { type EventSubEvent, readEventSubBody } from "@/lib/twitch";
import { applyRole, isRoleMessage } from "./apply-people";
import {
  type Applied,
  applyStreams,
  type OnAirEvent,
  type OnAirMessage,
  type StreamDeps,
} from "./apply-streams";
import { nextLookMs } from "./core/judge-stream-event";
import {
  type ClaimedMessage,
  claimMessages,
  nextDueMs,
  type Outcome,
  postponeMessages,
  settleMessages,
} from "./repository-messages";

export interface ApplyDeps extends StreamDeps {
  /** The instance's time. */
  clock: () => Date;
  /** Ends what somebody who took everything back at Twitch is signed in with here. */
  endSessionsOf: (twitchUserIds: readonly string[]) => Promise<number>;
  /** Asks Twitch whether somebody's tokens still work, and marks as dead what does not. */
  checkTokensOf: (twitchUserId: string) => Promise<unknown>;
  log: Pick<Logger, "warn">;
}

const CLAIM = 500;
/** Longer than a batch takes; whoever dies with one leaves it to the next after this time. */
const LEASE_SECONDS = 60;
/** A message that is due sooner is waited for; the schedule brings the others. */
const WAIT_MS = 12_000;
/** While a run waits, new messages may come to it rather than to another run. */
const LOOK_MS = 250;
/** Where messages never cease a run ends all the same, well before it would be stopped amid a batch. */
const RUN_MS = 5 * 60_000;

/**
 * Applies what EventSub told until nothing is due, in batches, so that a burst is one run. Safe to run twice, at once.
 * What it cannot finish, as it is told to end or Postgres fails, is due again at once.
 */
export async function applyEventSub(deps: ApplyDeps, { signal }: Pick<JobContext, "signal">) {
  const counts: Record<Outcome | "postponed", number> = {
    ...{ applied: 0, ignored: 0, left: 0, revoked: 0, postponed: 0 },
  };
  const begun = performance.now();
  while (!signal.aborted && performance.now() - begun < RUN_MS) {
    const claimed = await claimMessages(deps.pool, CLAIM, LEASE_SECONDS);
    if (claimed.length > 0) {
      const { settled, postponed } = await applyClaimed(deps, claimed, signal);
      for (const { outcome } of settled) counts[outcome] += 1;
      counts.postponed += postponed.length;
      continue;
    }
    const dueMs = await nextDueMs(deps.pool);
    if (dueMs === null || dueMs > WAIT_MS) break;
    await sleep(Math.min(dueMs + 1, LOOK_MS), undefined, { signal }).catch(() => undefined);
  }
  return counts;
}

/** Writes down what became of each message, also when it went wrong half way: the rest is due again at once. */
async function applyClaimed(
  deps: ApplyDeps,
  claimed: readonly ClaimedMessage[],
  signal: AbortSignal,
): Promise<Applied> {
  const applied: Applied = { settled: [], postponed: [] };
  try {
    await applyBatch(deps, claimed, applied, signal);
  } catch (error) {
    if (!signal.aborted) throw error;
  } finally {
    const done = new Set([...applied.settled, ...applied.postponed].map(({ messageId }) => messageId));
    const rest = claimed.filter(({ messageId }) => !done.has(messageId));
    const givenBack = rest.map(({ messageId }) => ({ messageId, inMs: 0, error: null }));
    await postponeMessages(deps.pool, [...applied.postponed, ...givenBack]);
    await settleMessages(deps.pool, applied.settled, deps.clock());
  }
  return applied;
}

async function applyBatch(
  deps: ApplyDeps,
  claimed: readonly ClaimedMessage[],
  applied: Applied,
  signal: AbortSignal,
): Promise<void> {
  const onAir: OnAirMessage[] = [];
  for (const message of claimed) {
    const body = readEventSubBody("notification", message.payload);
    if (body?.kind !== "notification") {
      const error = "It does not hold what it must.";
      applied.settled.push({ messageId: message.messageId, outcome: "ignored", error });
    } else if (isOnAir(body.event)) onAir.push({ message, event: body.event });
    else await applyOther(deps, message, body.event, applied);
  }
  await applyStreams(deps, onAir, applied, signal);
}

/** What stands in no list that could be asked. A failure of ours is tried again, and holds up nothing else. */
async function applyOther(
  deps: ApplyDeps,
  message: ClaimedMessage,
  event: EventSubEvent,
  { settled, postponed }: Applied,
): Promise<void> {
  const { messageId } = message;
  try {
    settled.push({ messageId, outcome: await outcomeOf(deps, message, event), error: null });
  } catch (error) {
    deps.log.warn({ err: error, type: event.type, messageId }, "an event was not applied");
    const why = error instanceof Error ? error.message : String(error);
    const inMs = nextLookMs(message.attempts);
    if (inMs === null) settled.push({ messageId, outcome: "left", error: why });
    else postponed.push({ messageId, inMs, error: why });
  }
}

async function outcomeOf(deps: ApplyDeps, message: ClaimedMessage, event: EventSubEvent): Promise<Outcome> {
  if (isRoleMessage(event)) return applyRole(deps.pool, message, event);
  if (event.type === "user.authorization.revoke") {
    const signedOut = await deps.endSessionsOf([event.userId]);
    // Not removed unseen: the message may be older than their latest sign-in.
    await deps.checkTokensOf(event.userId);
    return signedOut > 0 ? "applied" : "ignored";
  }
  return "ignored";
}

/** Only a broadcast that is live begins a stream: reruns, premieres and watch parties are none. */
function isOnAir(event: EventSubEvent): event is OnAirEvent {
  if (event.type === "stream.online") return event.streamType === "live";
  return event.type === "stream.offline" || event.type === "channel.update";
}
