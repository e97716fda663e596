import { z } from "zod";
import type { Person } from "@/lib/auth/core/policy";
import { listReadableChannels } from "@/lib/chat";
import { type Db, db } from "@/lib/db/client";
import { decodeCursor, encodeCursor } from "@/lib/kernel/cursor";
import { TallyError } from "@/lib/kernel/errors";
import { channelOf } from "./access";
import * as repository from "./repository-person";
import { sightOf, viewerOf } from "./repository-read";
import { freshLists } from "./repository-roles";
import type { AttendedStreamList, attendedQuery, personInChannels, ViewerDetail } from "./schema";
import { readTimes, withRoles } from "./with-roles";

const noViewer = () => new TallyError("not_found", "Nobody of that id was seen in this chat.");

/**
 * One chatter of a channel, removed or not.
 * @throws TallyError not_found when the channel is not theirs to read, or the person was never seen in it
 */
export async function getViewer(
  person: Person,
  login: string,
  personId: string,
  from: Db = db(),
): Promise<ViewerDetail> {
  const { id } = await channelOf(from, person, login, "read");
  return viewerIn(from, id, personId);
}

/** The same of a channel (its Twitch id), for whoever has asked the policy. @throws TallyError not_found */
export async function viewerIn(db: Db, channelId: string, personId: string): Promise<ViewerDetail> {
  const found = await findViewer(db, channelId, personId, new Date());
  if (!found) throw noViewer();
  return found;
}

async function findViewer(
  db: Db,
  channelId: string,
  personId: string,
  now: Date,
): Promise<ViewerDetail | undefined> {
  const { canAsk, signsSince } = await sightOf(db, channelId, now);
  const row = await viewerOf(db, channelId, personId, signsSince);
  if (!row) return undefined;
  const fresh = await freshLists(db, channelId);
  const [viewer] = await withRoles(db, channelId, [row], fresh);
  return (
    viewer && {
      viewer,
      ownerSaysBot: row.ownerSaysBot,
      presenceSource: canAsk ? "chatters" : "messages",
      roleLists: readTimes(fresh),
    }
  );
}

const place = z.tuple([z.int().min(0).max(8.64e15), z.uuid()]);

/**
 * Streams of a channel at which somebody was seen, the latest first.
 * @throws TallyError not_found as `getViewer`, bad_request for a cursor that is not ours
 */
export async function listAttended(
  person: Person,
  login: string,
  personId: string,
  { cursor, limit }: z.output<typeof attendedQuery>,
  from: Db = db(),
): Promise<AttendedStreamList> {
  const { id: channelId } = await channelOf(from, person, login, "read");
  const after = cursor === undefined ? null : placeOf(cursor);
  const rows = await repository.attendedStreams(from, channelId, personId, { after, limit: limit + 1 });
  const shown = rows.slice(0, limit);
  const last = rows.length > limit ? shown.at(-1) : undefined;
  return {
    items: shown.map((row) => ({
      ...row,
      startedAt: row.startedAt.toISOString(),
      endedAt: row.endedAt?.toISOString() ?? null,
      firstSeenAt: row.firstSeenAt.toISOString(),
    })),
    next_cursor: last ? encodeCursor([last.startedAt.getTime(), last.id]) : null,
  };
}

function placeOf(cursor: string): { startedAt: Date; id: string } {
  const read = place.safeParse(decodeCursor(cursor));
  if (!read.success)
    throw new TallyError("bad_request", "This page link is not valid. Start again from the first page.", {
      fields: [{ field: "cursor", message: "must be the next_cursor of an earlier answer" }],
    });
  return { startedAt: new Date(read.data[0]), id: read.data[1] };
}

/**
 * A person by Twitch id, in each channel whose chat the one who asks may read, apart.
 * @throws TallyError not_found when the person was seen in none of these
 */
export async function personAcross(
  person: Person,
  personId: string,
  from: Db = db(),
): Promise<z.infer<typeof personInChannels>> {
  const now = new Date();
  const channels = [];
  for (const channel of await listReadableChannels(person, from)) {
    const seen = await findViewer(from, channel.id, personId, now);
    if (seen && seen.viewer.deletedAt === null) channels.push({ channel, viewer: seen.viewer });
  }
  const found = channels.length > 0 ? await repository.personById(from, personId) : undefined;
  if (!found) throw new TallyError("not_found", "Nobody of that id was seen in a chat that you may read.");
  return { person: found, channels };
}
