import { z } from "zod";
import type { Db } from "@/lib/db/client";
import type { BroadcasterRef } from "@/lib/events/schema";
import { decodeCursor } from "@/lib/kernel/cursor";
import { TallyError } from "@/lib/kernel/errors";
import { cutTo, merged, placeOf } from "./core/log-page";
import * as repository from "./repository-log";
import { type ChatLine, type ChatPage, cursorOf, type Direction, type LogPlace } from "./schema";

/** Where a page of a log begins, and whereto it reads. */
export interface LogStart {
  from: LogPlace | null;
  direction: Direction;
}

// Dates end 8.64e15 ms after the epoch; Postgres knows none as long before it.
const cursor = z.tuple([z.enum(["older", "newer"]), z.number().int().min(0).max(8.64e15), z.uuid()]);

/** What a cursor of ours says; the newest lines without one. @throws TallyError bad_request */
export function startOf(text: string | undefined): LogStart {
  if (text === undefined) return { from: null, direction: "older" };
  const read = cursor.safeParse(decodeCursor(text));
  if (!read.success)
    throw new TallyError("bad_request", "This page link is not valid. Start again from the newest lines.", {
      fields: [{ field: "cursor", message: "must be a cursor of an earlier answer" }],
    });
  const [direction, at, id] = read.data;
  return { from: { at, id }, direction };
}

/**
 * A page of a channel's log with the gaps in it, oldest line first. Says nothing of who may read it: ask the
 * policy before.
 */
export async function readLog(
  db: Db,
  channel: BroadcasterRef,
  { from, direction }: LogStart,
  limit: number,
): Promise<ChatPage> {
  // One more than is shown says whether there is more.
  const part = { channelId: channel.id, from, direction, limit: limit + 1 };
  const found = await Promise.all([repository.messagesOf(db, part), repository.eventsOf(db, part)]);
  const { lines, more } = cutTo(merged(...found), limit, direction);
  const oldest = lines[0] && placeOf(lines[0]);
  const newest = lines.at(-1);
  const older = direction === "older" ? more : from !== null;
  const newer = direction === "newer" ? more : from !== null;
  // A page's gaps begin between its far end and where it was begun from: so those between two pages are on one.
  const span =
    direction === "older"
      ? { from: older && oldest ? oldest.at : null, to: from?.at ?? null }
      : { from: from?.at ?? null, to: newer && newest ? placeOf(newest).at : null };
  return {
    channel,
    lines: withGaps(lines, await repository.gapsBetween(db, channel.id, span)),
    olderCursor: older && oldest ? cursorOf(oldest, "older") : null,
    newerCursor: newer && newest ? cursorOf(placeOf(newest), "newer") : null,
  };
}

const withGaps = (lines: ChatLine[], gaps: ChatLine[]): ChatLine[] =>
  gaps.length === 0 ? lines : merged(lines, gaps);
