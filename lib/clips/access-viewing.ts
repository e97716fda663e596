import type { Person } from "@/lib/auth/core/policy";
import { type Db, db } from "@/lib/db/client";
import { nothingHere } from "./access";
import { findForViewing, type KeptFile } from "./repository-read-viewing";
import { seesClip } from "./sees-clip";

/** A clip that somebody may watch, with its files that are kept here. */
export interface ViewedClip {
  id: string;
  twitchId: string;
  channelId: string;
  /** The channel's own, else Twitch's. */
  title: string;
  files: readonly KeptFile[];
}

/**
 * The clip, for somebody (null: not signed in) who wants to watch it, with the token of its share link if they came
 * by that. Its files are asked for again and again while it plays: this is one look into the database.
 * @throws TallyError not_found alike when there is no such clip and when it is none of theirs
 */
export async function clipForViewing(
  person: Person | null,
  id: string,
  share: string | null = null,
  from: Db = db(),
): Promise<ViewedClip> {
  const row = await findForViewing(from, id, share);
  if (!row || !seesClip(person, row)) throw nothingHere();
  const { archived: _, deleted: __, putOut: ___, ...clip } = row;
  return clip;
}
