import type { Db } from "@/lib/db/client";
import type { RecordedEvent } from "@/lib/events/schema";
import type { ChatMessage } from "@/lib/twitch/chat";
import { addLines, botTwitchId } from "./repository-lines";

export interface LinesDeps {
  pool: Db;
  /** The channels whose leases this process holds. */
  channels(): string[];
  log: { warn(fields: object, message: string): void };
}

const WRITE_EVERY_MS = 3_000;

/**
 * Counts what is written in the channels of this process, commands too, and writes it down every few seconds. What the
 * bot says itself does not count, nor what moderation deals with, which is not heard here, nor what was written in
 * another channel of a shared chat. What a bot that is killed has not written down is not counted: a timer comes a few
 * lines later.
 */
export function createLinesDuty({ pool, channels, log }: LinesDeps) {
  let counts = new Map<string, number>();
  /** Undefined: not known yet. */
  let self: string | null | undefined;
  let isBusy = false;
  let running: Promise<void> = Promise.resolve();

  const write = async () => {
    if (counts.size === 0) return;
    self ??= await botTwitchId(pool);
    const own = new Set(channels());
    const counted = counts;
    counts = new Map();
    // Another bot hears the others as well, and counts them.
    const lines = new Map([...counted].filter(([channelId]) => own.has(channelId)));
    if (lines.size === 0) return;
    try {
      await addLines(pool, lines);
    } catch (error) {
      for (const [channelId, more] of lines) counts.set(channelId, (counts.get(channelId) ?? 0) + more);
      throw error;
    }
  };
  let isAway = false;
  const trying = async () => {
    try {
      await write();
      isAway = false;
    } catch (error) {
      if (!isAway) log.warn({ err: error }, "lines of chat cannot be written down; they are counted on");
      isAway = true;
    }
  };
  const timer = setInterval(() => {
    if (isBusy) return;
    isBusy = true;
    running = trying().finally(() => {
      isBusy = false;
    });
  }, WRITE_EVERY_MS);

  return {
    hear({ channelId, source, author }: ChatMessage): boolean {
      const isCopy = source !== null && source.channelId !== channelId;
      if (!isCopy && author.id !== self) counts.set(channelId, (counts.get(channelId) ?? 0) + 1);
      return false;
    },
    onEvents(events: readonly RecordedEvent[]): void {
      for (const event of events) if (event.kind === "bot.account") self = event.payload.twitchId;
    },
    async stop(): Promise<void> {
      clearInterval(timer);
      await running;
      await trying();
    },
  };
}
