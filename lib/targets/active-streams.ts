import { z } from "zod";
import { decodeCursor, encodeCursor } from "@/lib/kernel/cursor";
import { TallyError } from "@/lib/kernel/errors";
import type { SetPlace } from "./active-sets";
import { processDeps, type TargetDeps } from "./deps";
import { liveStreamOf } from "./repository";
import type { ActiveStream, ActiveStreamPage, ActiveStreamsQuery } from "./schema";
import { findTarget } from "./service";

const PLACE = z.tuple([z.int().min(0).max(2_147_483_647), z.string().max(100)]);

/**
 * A page of the streams that are on air in a target, the most watched first. Between two pages viewers come and go:
 * a stream may come twice, or be missed until the list is read again.
 * @throws TallyError not_found, bad_request for a cursor that is not ours
 */
export async function listActiveStreams(
  id: string,
  { cursor, limit }: ActiveStreamsQuery,
  deps: TargetDeps = processDeps(),
): Promise<ActiveStreamPage> {
  const target = await findTarget(id, deps);
  const after = placeOf(cursor);
  if (target.kind === "broadcaster")
    return { items: await ofBroadcaster(target.twitchId, deps), next_cursor: null };
  // Switched off, or on again and not looked at: whatever the store may still have is of before.
  if (target.lookedAt === null) return { items: [], next_cursor: null };
  const found = await deps.sets.page(id, after, limit + 1);
  const items = found.slice(0, limit);
  const last = found.length > limit ? items.at(-1) : undefined;
  return { items, next_cursor: last ? encodeCursor([last.viewerCount, last.streamId]) : null };
}

async function ofBroadcaster(twitchId: string, { pool }: TargetDeps): Promise<ActiveStream[]> {
  const stream = await liveStreamOf(pool, twitchId);
  return stream ? [{ ...stream, startedAt: stream.startedAt.toISOString() }] : [];
}

function placeOf(cursor: string | undefined): SetPlace | null {
  if (cursor === undefined) return null;
  const place = PLACE.safeParse(decodeCursor(cursor));
  if (place.success) return { viewerCount: place.data[0], streamId: place.data[1] };
  throw new TallyError("bad_request", "This page link is not valid. Start again from the first page.", {
    fields: [{ field: "cursor", message: "must be the next_cursor of an earlier answer" }],
  });
}
