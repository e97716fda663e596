import type { Pool } from "@/lib/db/client";
import type { RecordedEvent } from "@/lib/events/schema";
import type { ChatMessage, SaidOverIrc } from "@/lib/twitch/chat";

/** What a bot does besides reading and keeping. */
export interface Duty {
  /**
   * Something was written in a channel that is read here; another bot may hear it as well. Returns at once. True: it
   * is dealt with, and the duties after this one do not hear of it.
   */
  hear?(message: ChatMessage): boolean;
  /** What happened in the rest of the system, in order. Returns at once. */
  onEvents?(events: readonly RecordedEvent[]): void;
  /** Begins nothing more, and resolves when what is under way has ended. */
  stop(): Promise<void>;
}

/** What a duty may ask of the process it runs in. */
export interface DutyContext {
  pool: Pool;
  /** Names this process. */
  bot: string;
  /** The channels whose leases this process holds, as far as it knows. */
  channels(): string[];
  /** Writes in a chat over IRC; see `ChatPool.say`. */
  irc(login: string, text: string, replyToId: string | null): Promise<SaidOverIrc>;
  log: {
    info(fields: object, message: string): void;
    warn(fields: object, message: string): void;
    error(fields: object, message: string): void;
  };
  now: () => number;
}
