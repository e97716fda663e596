import type { Person } from "@/lib/auth/core/policy";
import { type Db, db } from "@/lib/db/client";
import { nothingHere } from "./access";
import { clipForViewing } from "./access-viewing";
import { type ClipRow, clipOfRow } from "./core/clip-of-row";
import { findByTwitchId, findClip } from "./repository-read-rows";
import type { Clip } from "./schema";
import { managesClips, seesClip } from "./sees-clip";

/** A clip, and whether the one who asked keeps it in order. */
export type SeenClip = Clip & { manages: boolean };

/**
 * A clip, for somebody (null: not signed in); a removed one for those who keep the channel's clips in order.
 * @throws TallyError not_found alike when there is none and when it is none of theirs
 */
export const getClip = async (person: Person | null, id: string, from: Db = db()): Promise<SeenClip> =>
  seen(person, await findClip(from, id), from);

/** A clip by what Twitch calls it. @throws TallyError as `getClip` */
export const getClipByTwitchId = async (
  person: Person | null,
  twitchId: string,
  from: Db = db(),
): Promise<SeenClip> => seen(person, await findByTwitchId(from, twitchId), from);

async function seen(person: Person | null, row: ClipRow | undefined, from: Db): Promise<SeenClip> {
  if (!row) throw nothingHere();
  const channelId = row.broadcaster.id;
  const facts = { channelId, archived: row.archived, deleted: row.deletedAt !== null, putOut: false };
  // Whether it stands in a public collection is only asked where nothing else lets them see it.
  if (!seesClip(person, facts)) await clipForViewing(person, row.id, null, from);
  const manages = managesClips(person, channelId);
  return { ...clipOfRow(row, { manages }), manages };
}
