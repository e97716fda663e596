import { archiveSoon } from "@/lib/clips";
import { db, type Pool } from "@/lib/db/client";
import { env } from "@/lib/env/server";
import { logger } from "@/lib/log";
import { addQuote, findQuote, quoteLine, readQuote } from "@/lib/quotes";
import { twitch } from "@/lib/twitch";
import { createClip } from "./clip";
import type { ExecuteDeps } from "./execution";
import { followage } from "./followage-instance";

/** What execution asks this process for. */
export const executeDeps = (pool: Pool = db()): ExecuteDeps => ({
  pool,
  followage,
  async quote(channelId, wanted) {
    const found = await findQuote(pool, channelId, wanted, Math.random);
    return found ? quoteLine(found) : "";
  },
  async addQuote(tx, channelId, typed, by) {
    const { quote, events } = await addQuote(tx, channelId, readQuote(typed), by);
    return { text: `Quote #${quote.number} is kept.`, events };
  },
  clip: (channelId) => createClip(twitch(), channelId, (made) => archiveSoon(made, pool)),
  audit: (change) => logger("commands").info(change, "changed by a command"),
  publicUrl: (login) => new URL(`/channels/${login}/commands`, env().APP_URL).href,
  random: Math.random,
});
