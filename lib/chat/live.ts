import type { Db } from "@/lib/db/client";
import { merged } from "./core/log-page";
import { veiled } from "./core/veil";
import * as repository from "./repository-feed";
import type { ChatGap, ChatLine, LiveChat } from "./schema";

/** What a live view knows of a channel already, so that it is not read again. Ids may be left out: they come again. */
export interface Told {
  lines: readonly string[];
  deletions: readonly string[];
}

export interface LiveLook {
  /** Messages and events, oldest first. What was taken away is left out of them: whoever watches hears the same. */
  lines: ChatLine[];
  deleted: LiveChat["deleted"];
  /** The newest gap, told or not. */
  gap: ChatGap | null;
}

/** A timeout or a ban takes away what one person wrote; more at once is seen when the log is read again. */
const DELETIONS = 200;

/**
 * What is new in a channel, found among its newest `depth` lines. It goes by no clock and no position: lines are
 * written late, out of order and by several bots at once, and whatever is not known yet is new.
 */
export async function lookAtLog(db: Db, channelId: string, told: Told, depth: number): Promise<LiveLook> {
  const lines = { channelId, depth, known: told.lines };
  const [messages, events, deleted, gap] = await Promise.all([
    repository.newMessages(db, lines),
    repository.newEvents(db, lines),
    repository.newDeletions(db, { channelId, depth: DELETIONS, known: told.deletions }),
    repository.newestGap(db, channelId),
  ]);
  return {
    lines: merged(
      messages.map((message) => ({ type: "message", message: veiled(message) })),
      events.map((event) => ({ type: "event", event })),
    ),
    deleted,
    gap,
  };
}
