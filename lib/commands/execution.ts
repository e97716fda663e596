import type { Db, Pool } from "@/lib/db/client";
import type { DomainEvent } from "@/lib/events/schema";
import type { Facts, Followage } from "./core/template/render";
import type { Template } from "./core/template/template";
import type { ChannelNow } from "./repository-execute";
import type { CommandRow } from "./repository-rows";
import type { Caller } from "./schema";

/** Somebody uses a command, in chat or through the API. */
export interface Asking {
  channelId: string;
  /** As names are stored. */
  name: string;
  caller: Caller;
  /** What stands behind the name. */
  args: string;
  source: "chat" | "api";
  /** Of the message, or of the request: what has this id is answered once. */
  useId: string;
  /** The message to which an answer may be a reply. */
  messageId: string | null;
}

/** What execution asks the rest of the system for. */
export interface ExecuteDeps {
  pool: Pool;
  /** Since when somebody follows a channel. Answers within seconds, and never throws. */
  followage(channelId: string, personId: string): Promise<Followage>;
  /** A quote as it is said, of that number or any that holds the words; "" when there is none. */
  quote(channelId: string, wanted: { number: number } | { words: string } | "random"): Promise<string>;
  /** Keeps a quote; what is said of that, and what the outbox is told. @throws TallyError when it cannot be kept */
  addQuote(
    tx: Db,
    channelId: string,
    typed: string,
    by: { id: string; login: string },
  ): Promise<{ text: string; events: DomainEvent[] }>;
  /** Has a clip made, and says where it will be, or why there is none. Never throws. */
  clip(channelId: string): Promise<string>;
  /** What somebody changed with a command, once that is certain. */
  audit(change: { channelId: string; by: string; command: string; args: string }): void;
  /** Where anybody sees what a channel's bot answers. */
  publicUrl(login: string): string;
  /** From 0 to 1, as of Math.random. */
  random: () => number;
}

/** A command with all that is to be known before its row is locked. */
export interface Ready {
  command: CommandRow;
  channel: ChannelNow;
  caller: Caller;
  making: Making;
}

/** How an answer comes about. */
export type Making =
  | { by: "template"; template: Template; facts: Omit<Facts, "now" | "count"> }
  | { by: "text"; text: string }
  /** In the transaction that writes the use down, so that both or neither are there. */
  | { by: "change"; preview: string; make(tx: Db): Promise<{ text: string; events: DomainEvent[] }> }
  /** After the use is written down: Twitch does it, and once at most. */
  | { by: "errand"; preview: string; run(): Promise<string> };
