import type { z } from "zod";
import { type Db, db } from "@/lib/db/client";
import { decodeIdCursor, encodeCursor } from "@/lib/kernel/cursor";
import { TallyError } from "@/lib/kernel/errors";
import { momentOf } from "@/lib/kernel/id-at";
import { type Decided, verdictsOf } from "./core/verdict";
import * as repository from "./repository-ledger";
import type { OwnDelivery, WhyDetail, WhyEntry, WhyPage, whyQuery } from "./schema";

/**
 * What the channels announced that a person follows, newest first, and what became of each for them in every way.
 * @throws TallyError bad_request for a cursor that is not ours
 */
export async function listWhy(
  userId: string,
  { limit, cursor }: z.output<typeof whyQuery>,
  from: Db = db(),
): Promise<WhyPage> {
  const beforeId = cursor === undefined ? null : decodeIdCursor(cursor);
  const rows = await repository.listAnnounced(from, userId, { beforeId, limit: limit + 1 });
  const page = rows.slice(0, limit);
  const ids = page.map(({ id }) => id);
  const deliveries = ids.length > 0 ? await repository.listOwnDeliveries(from, userId, ids) : [];
  const last = page.at(-1);
  return {
    items: page.map((row) =>
      entryOf(
        row,
        deliveries.filter(({ announcementId }) => announcementId === row.id),
      ),
    ),
    next_cursor: rows.length > page.length && last ? encodeCursor([last.id]) : null,
  };
}

/**
 * One announcement, step by step, to a person whom it concerns.
 * @throws TallyError not_found when it is none of theirs, or its days are over
 */
export async function explain(userId: string, id: string, from: Db = db()): Promise<WhyDetail> {
  const row = await repository.findAnnounced(from, userId, id);
  if (!row)
    throw new TallyError("not_found", "There is no such notification. Old ones are deleted after 90 days.");
  const deliveries = await repository.listOwnDeliveries(from, userId, [id]);
  return {
    ...entryOf(row, deliveries),
    source: row.source,
    startedAt: row.startedAt.toISOString(),
    observedAt: row.observedAt?.toISOString() ?? null,
    completedAt: row.completedAt?.toISOString() ?? null,
    readAt: row.readAt?.toISOString() ?? null,
    following: row.followedAt !== null,
    muted: row.muted,
    deliveries: deliveries.map(deliveryOf),
  };
}

const KINDS = { broadcaster_live: "live", stream_changed: "changed", category_live: "watched" } as const;

function entryOf(
  row: repository.AnnouncementRow,
  deliveries: readonly repository.OwnDeliveryRow[],
): WhyEntry {
  return {
    id: row.id,
    kind: KINDS[row.type],
    broadcaster: row.broadcaster,
    streamId: row.streamId,
    title: row.title,
    categoryName: row.categoryName,
    announcedAt: row.createdAt.toISOString(),
    ways: verdictsOf({
      at: row.notBefore ?? row.createdAt,
      completed: row.completedAt !== null,
      // Who watches a category was told of it as if they followed.
      followedAt: row.type === "category_live" ? row.createdAt : row.followedAt,
      inInbox: row.inInbox,
      decided: deliveries.map(decidedOf),
    }),
  };
}

function decidedOf({ carriedBy, ...row }: repository.OwnDeliveryRow): Decided {
  return {
    ...row,
    carriedBy: carriedBy && {
      state: carriedBy.state,
      dueAt: new Date(carriedBy.dueAt),
      sentAt: carriedBy.sentAt === null ? null : new Date(carriedBy.sentAt),
    },
  };
}

/** What is decided on again keeps its row, whose id says when it was written first. */
const AT_ONCE_MS = 100;

function deliveryOf({ announcementId: _, carriedBy, ...row }: repository.OwnDeliveryRow): OwnDelivery {
  return {
    ...row,
    decidedAt: row.decidedAt.toISOString(),
    decidedAgain: row.decidedAt.getTime() - momentOf(row.id).getTime() > AT_ONCE_MS,
    dueAt: row.dueAt.toISOString(),
    sentAt: row.sentAt?.toISOString() ?? null,
    carriedBy: carriedBy && {
      ...carriedBy,
      dueAt: new Date(carriedBy.dueAt).toISOString(),
      sentAt: carriedBy.sentAt === null ? null : new Date(carriedBy.sentAt).toISOString(),
    },
  };
}
