import type { EventOf, RecordedEvent } from "@/lib/events/schema";
import type { FollowedBroadcaster, FollowingPage } from "../schema";

/**
 * The followed channels after `events`, which come in the order of their seq. Events about channels that are
 * not in the list, and kinds that say nothing about streams, change nothing; an event applied again changes
 * nothing more. The order of the rows stays: how they are shown is for `sortRows` to say. When nothing
 * changed the very same page is given back.
 */
export function applyStreamEvents(page: FollowingPage, events: readonly RecordedEvent[]): FollowingPage {
  const place = new Map(page.items.map((row, index) => [row.id, index]));
  const items = [...page.items];
  let changed = false;
  const edit = (id: string, change: (row: FollowedBroadcaster) => FollowedBroadcaster) => {
    const index = place.get(id);
    const row = index === undefined ? undefined : items[index];
    if (index === undefined || !row) return;
    const next = change(row);
    if (next === row) return;
    items[index] = next;
    changed = true;
  };
  for (const event of events) {
    if (event.kind === "stream.online" || event.kind === "stream.updated") {
      edit(event.payload.broadcaster.id, (row) => onAir(row, event));
    } else if (event.kind === "stream.offline") {
      edit(event.payload.broadcaster.id, (row) => offAir(row, event));
    } else if (event.kind === "stream.viewers") {
      for (const [id, viewers] of event.payload.counts) edit(id, (row) => withViewers(row, viewers));
    }
  }
  return changed ? { ...page, items } : page;
}

function onAir(
  row: FollowedBroadcaster,
  { payload: { broadcaster, stream, detection } }: EventOf<"stream.online"> | EventOf<"stream.updated">,
): FollowedBroadcaster {
  return {
    ...row,
    ...broadcaster,
    live: stream,
    lastLiveAt: detection.observedAt,
    lastTitle: stream.title,
    lastCategoryName: stream.categoryName,
  };
}

/** The end of an earlier stream, heard late, does not end the one that is on. */
function offAir(row: FollowedBroadcaster, { payload }: EventOf<"stream.offline">): FollowedBroadcaster {
  if (row.live?.id !== payload.streamId) return row;
  return { ...row, live: null, lastLiveAt: payload.endedAt };
}

function withViewers(row: FollowedBroadcaster, viewerCount: number): FollowedBroadcaster {
  if (!row.live || row.live.viewerCount === viewerCount) return row;
  return { ...row, live: { ...row.live, viewerCount } };
}
