import { renderMessage as renderTemplate } from "@/lib/commands";
import type { Db } from "@/lib/db/client";
import { now } from "@/lib/env/clock";
import { findQuote, quoteLine } from "@/lib/quotes";

export { checkMessage } from "@/lib/commands";

/** What a message says in a channel as things are now; "" when that is nothing. */
export type MessageRenderer = (from: Db, channelId: string, message: string) => Promise<string>;

/** See `MessageRenderer`. */
export const renderMessage: MessageRenderer = (from, channelId, message) => {
  // One query after the other: within a transaction there is one connection.
  let before: Promise<unknown> = Promise.resolve();
  return renderTemplate(from, channelId, message, {
    quote(id, wanted) {
      const line = before.then(async () => {
        const quote = await findQuote(from, id, wanted, Math.random);
        return quote ? quoteLine(quote) : "";
      });
      before = line.catch(() => undefined);
      return line;
    },
    random: Math.random,
    now,
  });
};
