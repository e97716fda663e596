import { type Db, db } from "@/lib/db/client";
import { env } from "@/lib/env/server";
import { CHANNEL_BUDGET } from "./core/budget";
import { readStatus } from "./repository-channels";
import type { BotStatus } from "./schema";

/** How reading goes as a whole. Bots that did not renew for some seconds are not among them. */
export async function botStatus(from: Db = db()): Promise<BotStatus> {
  const { bots, wanted, joined, budgetUsed } = await readStatus(from);
  const account = bots.find((bot) => bot.account !== null)?.account ?? null;
  return {
    account: account === null ? null : { login: account },
    canRead: account !== null || env().CHAT_ANONYMOUS,
    budget: { used: budgetUsed, most: CHANNEL_BUDGET },
    channels: { wanted, joined },
    messagesPerMinute: bots.reduce((sum, bot) => sum + bot.messagesPerMinute, 0),
    bots: bots.map(({ id, since, channels, messagesPerMinute, spooledBytes }) => ({
      id,
      since: since.toISOString(),
      channels,
      messagesPerMinute,
      spooledBytes: Number(spooledBytes),
    })),
  };
}
