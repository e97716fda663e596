import { z } from "zod";
import type { Person } from "@/lib/auth/core/policy";
import { listReadableChannels } from "@/lib/chat";
import { type Db, db } from "@/lib/db/client";
import { publicEventOf, readEventsOf } from "@/lib/events";
import type { PublicEvent } from "@/lib/events/public";
import { decodeCursor, encodeCursor } from "@/lib/kernel/cursor";
import { TallyError } from "@/lib/kernel/errors";
import { kindsFor, mayHear } from "./core/feed-rights";
import { followsOf, seqBefore } from "./repository-feed";
import type { EventFeed, EventFeedQuery } from "./schema";

/** Events looked at for one page at most: whoever hears few of many gets a page that is not full, and goes on. */
const WINDOW = 1_000;
const WINDOWS = 10;

/**
 * What happened, oldest first, as brokers and webhooks get it, and of that what somebody may know of. Each page says
 * where to go on, also the last: what happens later stands behind it.
 * @throws TallyError bad_request for a cursor that is not ours
 */
export async function readFeed(
  person: Person,
  { kinds: asked, cursor, from, limit }: EventFeedQuery,
  source: Db = db(),
): Promise<EventFeed> {
  let seq = cursor === undefined ? await seqBefore(source, from ?? null) : seqOf(cursor);
  const [readable, follows] = await Promise.all([
    listReadableChannels(person, source),
    followsOf(source, person.id),
  ]);
  const rights = {
    ...{ operator: person.operator, own: person.twitchId, follows },
    reads: new Set(readable.map(({ id }) => id)),
  };
  const kinds = kindsFor(asked, rights);
  const items: PublicEvent[] = [];
  for (let window = 0; window < WINDOWS; window += 1) {
    const { events, upTo } = await readEventsOf(source, seq, { kinds, limit: WINDOW });
    if (upTo === seq) return { items, next_cursor: encodeCursor(["events", seq]), more: false };
    for (const event of events) {
      const told = publicEventOf(event);
      if (!told || !mayHear(told, rights)) continue;
      items.push(told);
      if (items.length === limit)
        return { items, next_cursor: encodeCursor(["events", event.seq]), more: true };
    }
    seq = upTo;
  }
  return { items, next_cursor: encodeCursor(["events", seq]), more: true };
}

const place = z.tuple([z.literal("events"), z.int().min(0)]);

function seqOf(cursor: string): number {
  const read = place.safeParse(decodeCursor(cursor));
  if (read.success) return read.data[1];
  throw new TallyError("bad_request", "This page link is not valid. Start again from the first page.", {
    fields: [{ field: "cursor", message: "must be the next_cursor of an earlier answer" }],
  });
}
