import type { Pool } from "@/lib/db/client";
import { chunk } from "@/lib/kernel/chunk";
import { applyObservations, type LivePolicy, type LiveTwitch, observeAnswer } from "@/lib/live";
import { recordTold } from "@/lib/streams";
import type { EventSubEvent } from "@/lib/twitch";
import { judgeStreamEvent, nextLookMs } from "./core/judge-stream-event";
import type { ClaimedMessage, Postponed, Settled } from "./repository-messages";
import { toldSessions } from "./repository-told";

/** Events about what is on air. */
export type OnAirEvent = Extract<
  EventSubEvent,
  { type: "stream.online" | "stream.offline" | "channel.update" }
>;

export interface OnAirMessage {
  message: ClaimedMessage;
  event: OnAirEvent;
}

export interface StreamDeps {
  pool: Pool;
  twitch: Pick<LiveTwitch, "getStreams">;
  policy: LivePolicy;
}

export interface Applied {
  settled: Settled[];
  postponed: Postponed[];
}

const BATCH = 100;
type Answer = Awaited<ReturnType<LiveTwitch["getStreams"]>>;

/**
 * Has what events say about streams looked up at Twitch, 100 broadcasters in a request, and applies what is found as
 * any observation is. An end is noted at once and confirmed by the look. What Twitch's list does not show yet is put
 * off; in the end polling finds it. What was over before the list could show it is recorded as it was told. What became
 * of each message is added to `applied`.
 * @throws only when `signal` is aborted
 */
export async function applyStreams(
  deps: StreamDeps,
  messages: readonly OnAirMessage[],
  applied: Applied,
  signal: AbortSignal,
): Promise<void> {
  const ids = [...new Set(messages.map(({ event }) => event.broadcasterId))];
  for (const batch of chunk(ids, BATCH)) {
    const asked = new Set(batch);
    const about = messages.filter(({ event }) => asked.has(event.broadcasterId));
    try {
      await noteEnds(deps, about);
      await judgeAll(deps, about, await deps.twitch.getStreams(batch, { signal }), applied);
    } catch (error) {
      signal.throwIfAborted();
      const why = error instanceof Error ? error.message : String(error);
      for (const { message } of about) putOff(message, applied, why);
    }
  }
}

async function noteEnds({ pool, policy }: StreamDeps, messages: readonly OnAirMessage[]): Promise<void> {
  const ends = messages.flatMap(({ message, event }) =>
    event.type === "stream.offline"
      ? [
          {
            kind: "offline_event" as const,
            broadcasterId: event.broadcasterId,
            streamId: event.streamId,
            observedAt: message.sentAt,
            source: "eventsub" as const,
          },
        ]
      : [],
  );
  if (ends.length > 0) await applyObservations(pool, ends, policy);
}

async function judgeAll(
  { pool, policy }: StreamDeps,
  messages: readonly OnAirMessage[],
  answer: Answer,
  applied: Applied,
): Promise<void> {
  const shownOf = new Map(answer.streams.map((stream) => [stream.userId, stream]));
  const unclear = new Set(answer.unclear);
  const observed = new Set<string>();
  const done: Settled[] = [];
  const early: OnAirMessage[] = [];
  const unseen: StreamOf[] = [];
  for (const { message, event } of messages) {
    const { observe, done: isDone } = unclear.has(event.broadcasterId)
      ? { observe: false, done: false }
      : judgeStreamEvent(event, shownOf.get(event.broadcasterId) ?? null);
    if (observe) observed.add(event.broadcasterId);
    if (isDone) done.push({ messageId: message.messageId, outcome: "applied", error: null });
    else early.push({ message, event });
    if (!unclear.has(event.broadcasterId)) unseen.push(...streamOf(event, shownOf));
  }
  if (observed.size > 0) {
    await applyObservations(pool, observeAnswer([...observed], answer, "eventsub"), policy);
  }
  const recorded = await recordTold(pool, await toldSessions(pool, unseen));
  // Only now: had applying failed, the caller would put all of them off.
  applied.settled.push(...done);
  for (const { message, event } of early) {
    if (streamOf(event, shownOf).some(({ streamId }) => recorded.has(streamId)))
      applied.settled.push({ messageId: message.messageId, outcome: "applied", error: null });
    else putOff(message, applied, "Twitch's list of streams does not show it yet.");
  }
}

interface StreamOf {
  broadcasterId: string;
  streamId: string;
}

/** The stream that began or ended by an event, where it says which and the list does not show it. */
function streamOf(event: OnAirEvent, shownOf: ReadonlyMap<string, { id: string }>): StreamOf[] {
  const { broadcasterId } = event;
  const streamId = event.type === "channel.update" ? null : event.streamId;
  return streamId === null || shownOf.get(broadcasterId)?.id === streamId
    ? []
    : [{ broadcasterId, streamId }];
}

function putOff(
  { messageId, attempts }: ClaimedMessage,
  { settled, postponed }: Applied,
  error: string,
): void {
  const inMs = nextLookMs(attempts);
  if (inMs === null) settled.push({ messageId, outcome: "left", error });
  else postponed.push({ messageId, inMs, error });
}
