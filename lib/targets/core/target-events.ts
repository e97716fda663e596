import type { DomainEvent } from "@/lib/events/schema";
import type { Target } from "../schema";
import type { Member } from "./member";

export type WatchedTarget = Pick<Target, "id" | "kind" | "name">;

/** A stream that came from elsewhere has been on air for longer than Twitch ever took to show one. */
const FROM_ELSEWHERE_MS = 10 * 60_000;

/**
 * That a stream began in a target. The delay says nothing where it changed its category, or was on air long before
 * the last look.
 */
export function startedEvent(target: WatchedTarget, stream: Member, lastLookMs: number | null): DomainEvent {
  const { streamId, startedAtMs, seenAtMs, misses: _, ...shown } = stream;
  const came = lastLookMs === null || startedAtMs < lastLookMs - FROM_ELSEWHERE_MS;
  return {
    kind: "target.started",
    payload: {
      targets: [target],
      stream: { id: streamId, ...shown, startedAt: new Date(startedAtMs).toISOString() },
      detection: {
        source: "poll",
        observedAt: new Date(seenAtMs).toISOString(),
        delayMs: came ? null : Math.max(0, seenAtMs - startedAtMs),
      },
    },
  };
}

/** That a stream, of which a start was told, is in no target any more. */
export function endedEvent(
  target: WatchedTarget,
  end: { streamId: string; userId: string; userLogin: string; startedAt: Date; endedAt: Date },
): DomainEvent {
  return {
    kind: "target.ended",
    payload: {
      targets: [target],
      streamId: end.streamId,
      userId: end.userId,
      userLogin: end.userLogin,
      startedAt: end.startedAt.toISOString(),
      endedAt: end.endedAt.toISOString(),
    },
  };
}
