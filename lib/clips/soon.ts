import { type Db, db } from "@/lib/db/client";
import { now as instanceNow } from "@/lib/env/clock";
import { putDueNow } from "./repository-archive";

/** Twitch makes a clip within 15 s, or not at all (dev.twitch.tv/docs/api/reference#create-clip). */
const MADE_AFTER_MS = 20_000;

/**
 * Has a channel's latest clips read as soon as one that was made just now is among them, by the next run of the
 * archive. Where the archive is off, nothing happens.
 */
export async function archiveSoon(channelId: string, to: Db = db(), now = instanceNow()): Promise<void> {
  await putDueNow(to, channelId, new Date(now.getTime() + MADE_AFTER_MS));
}
