import { z } from "zod";
import type { Person } from "@/lib/auth/core/policy";
import { type Db, db } from "@/lib/db/client";
import { decodeCursor, encodeCursor } from "@/lib/kernel/cursor";
import { TallyError } from "@/lib/kernel/errors";
import { followedBroadcasterOf } from "./core/followed-broadcaster";
import { findKnown, type KnownRow, listKnown, type PlaceByLogin } from "./repository-known";
import type { BroadcastersQuery, KnownBroadcaster, KnownBroadcasterList } from "./schema";

/**
 * Broadcasters by login. For operators all that are known here; for others those they follow and themselves, as whom
 * the people of an instance follow is their own affair.
 * @throws TallyError bad_request for a cursor that is not ours
 */
export async function listBroadcasters(
  person: Person,
  { q, live, cursor, limit }: BroadcastersQuery,
  from: Db = db(),
): Promise<KnownBroadcasterList> {
  const after = cursor === undefined ? null : placeOf(cursor);
  const filter = { q: q || null, live: live ?? null, after, limit: limit + 1 };
  const rows = await listKnown(from, person.operator ? null : person, filter);
  const page = rows.slice(0, limit);
  const last = page.at(-1);
  return {
    items: page.map(knownOf),
    next_cursor: rows.length > page.length && last ? encodeCursor(["login", last.login, last.id]) : null,
  };
}

/** The broadcaster who has this login now. @throws TallyError not_found */
export async function getBroadcaster(login: string, from: Db = db()): Promise<KnownBroadcaster> {
  const row = await findKnown(from, login);
  if (!row) throw new TallyError("not_found", "Nobody here follows a channel of this name.");
  return knownOf(row);
}

const knownOf = (row: KnownRow): KnownBroadcaster =>
  followedBroadcasterOf({ ...row, followedAt: new Date(0), onTwitch: false, muted: false });

const place = z.tuple([z.literal("login"), z.string().max(100), z.string().max(20)]);

function placeOf(cursor: string): PlaceByLogin {
  const read = place.safeParse(decodeCursor(cursor));
  if (read.success) return { login: read.data[1], id: read.data[2] };
  throw new TallyError("bad_request", "This page link is not valid. Start again from the first page.", {
    fields: [{ field: "cursor", message: "must be the next_cursor of an earlier answer" }],
  });
}
