import type { Db } from "@/lib/db/client";
import type { BroadcasterRef } from "@/lib/events/schema";
import { announceChanges, type StreamChange, takeBackChanges } from "@/lib/notifications";
import type { Decided } from "./core/live-events";

/** Has followers told of titles and categories that changed on air; of streams that are over, no more is told. */
export async function tellChanges(
  tx: Db,
  decided: readonly Decided[],
  refs: ReadonlyMap<string, BroadcasterRef>,
): Promise<void> {
  await takeBackChanges(tx, decided.flatMap(endedBy));
  await announceChanges(
    tx,
    decided.flatMap((one) => changeOf(one, refs.get(one.broadcasterId))),
  );
}

/** The stream that a decision ended: gone off air, or replaced by another. */
function endedBy({
  broadcasterId,
  previous,
  decision,
}: Decided): { broadcasterId: string; streamId: string }[] {
  const kind = decision.changes[0]?.kind;
  const over = kind === "went_offline" || kind === "restarted";
  return over && previous ? [{ broadcasterId, streamId: previous.streamId }] : [];
}

function changeOf(
  { broadcasterId, previous, decision }: Decided,
  broadcaster: BroadcasterRef | undefined,
): StreamChange[] {
  const [first] = decision.changes;
  const { next } = decision;
  if (first?.kind !== "title_changed" && first?.kind !== "category_changed") return [];
  if (!broadcaster || !previous || !next) return [];
  return [
    {
      broadcasterId,
      streamId: next.streamId,
      broadcasterName: broadcaster.displayName,
      login: broadcaster.login,
      avatarUrl: broadcaster.avatarUrl,
      before: previous,
      after: next,
      viewerCount: next.viewerCount,
      source: first.source,
      observedAt: first.observedAt,
      startedAt: next.startedAt,
    },
  ];
}
