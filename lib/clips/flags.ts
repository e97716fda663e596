import type { Person } from "@/lib/auth/core/policy";
import { type Db, db } from "@/lib/db/client";
import { pictureOf } from "./core/clip-of-row";
import { findChannelOfStream } from "./repository-read-channel";
import { flagsOf } from "./repository-read-figures";
import type { ClipFlagList } from "./schema";
import { seesClip } from "./sees-clip";

/** More than a timeline can show. */
const MOST_FLAGS = 200;

/**
 * The most watched clips of a stream at the seconds where they begin, in its order. None where the person does not see
 * the channel's clips: the stream they do see.
 */
export async function clipFlags(person: Person, streamId: string, from: Db = db()): Promise<ClipFlagList> {
  const channel = await findChannelOfStream(from, streamId);
  const facts = channel && {
    channelId: channel.id,
    archived: channel.archived,
    deleted: false,
    putOut: false,
  };
  if (!facts || !seesClip(person, facts)) return { items: [] };
  const rows = await flagsOf(from, streamId, MOST_FLAGS);
  return {
    items: rows.map(({ goneAt, kept, thumbnailUrl, ...row }) => ({
      ...row,
      createdAt: row.createdAt.toISOString(),
      thumbnailUrl: pictureOf({ id: row.id, kept, goneAt, thumbnailUrl }),
    })),
  };
}
