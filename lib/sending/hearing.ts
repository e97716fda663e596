import type { Pool } from "@/lib/db/client";
import { withTransaction } from "@/lib/db/tx";
import { appendEvents } from "@/lib/events";
import type { ChatMessage } from "@/lib/twitch/chat";
import { changedEvent } from "./core/changed";
import { plainOf } from "./core/variant";
import { putHeard } from "./repository-outcome";

interface HearingDeps {
  pool: Pool;
  log: { warn(fields: object, message: string): void };
}

/** A message is read within seconds of being said, or it was another one. */
const WITHIN_MS = 60_000;

/**
 * Listens for what our own account says: a message of which nobody knows whether it was said was, if it is read in the
 * chat. That the bot which sent it died, or Twitch did not answer, is made good by it.
 */
export function createHearing({ pool, log }: HearingDeps) {
  let writerId: string | null = null;
  const underWay = new Set<Promise<void>>();
  const track = (work: Promise<void>) => {
    const tracked = work
      .catch((error: unknown) => log.warn({ err: error }, "what was heard of ours could not be noted"))
      .finally(() => underWay.delete(tracked));
    underWay.add(tracked);
  };
  const note = ({ channelId, text, id }: ChatMessage) =>
    withTransaction(async (tx) => {
      const heard = { channelId, text: plainOf(text), messageId: id, withinMs: WITHIN_MS };
      const changed = await putHeard(tx, heard);
      if (changed) await appendEvents(tx, [changedEvent(changed)]);
    }, pool);

  return {
    hear(message: ChatMessage): void {
      const isHere = message.source === null || message.source.channelId === message.channelId;
      if (message.author.id === writerId && isHere) track(note(message));
    },
    /** This account is ours from now on; null: none is. */
    listenFor(twitchId: string | null): void {
      writerId = twitchId;
    },
    async stop(): Promise<void> {
      await Promise.all(underWay);
    },
  };
}
