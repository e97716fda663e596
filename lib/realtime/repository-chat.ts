import { beginWatching, lookAtLog } from "@/lib/chat";
import type { Db } from "@/lib/db/client";
import type { ChatSource } from "./server/chat";

/** The chat log as the sidecar asks it. */
export const createChatSource = (db: Db): ChatSource => ({
  look: (channelId, told, depth) => lookAtLog(db, channelId, told, depth),
  mayWatch: (person, channelId) => beginWatching(person, channelId, db),
});
