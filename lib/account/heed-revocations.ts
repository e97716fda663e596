import { db, type Pool } from "@/lib/db/client";
import { withTransaction } from "@/lib/db/tx";
import { queueDeliveries } from "@/lib/deliveries";
import { appendEvents } from "@/lib/events";
import type { DomainEvent } from "@/lib/events/schema";
import { tellPerson } from "@/lib/notifications";
import { endPresence } from "@/lib/viewers";
import { noticeMail } from "./notice-mail";
import * as repository from "./repository-channel";

/**
 * These Twitch users let this app do nothing any more: the bot leaves the channels that they connected, and they are told
 * how to connect them again. Who has signed in since is passed over, and so are those who were told: harmless to run
 * twice. What an operator connected goes on, as theirs to answer for. Says how many channels it left.
 */
export async function heedRevocations(twitchIds: readonly string[], pool: Pool = db()): Promise<number> {
  if (twitchIds.length === 0) return 0;
  const left = await withTransaction(async (tx) => {
    const channels = await repository.leaveRevoked(tx, twitchIds);
    const events: DomainEvent[] = [];
    const mails = [];
    for (const { channelId, login, userId, revokedAt } of channels) {
      await repository.closeGap(tx, channelId);
      events.push({ kind: "channel.changed", payload: { channelId, change: "left" } });
      if (userId === null) continue;
      const about = revokedAt.toISOString();
      events.push(...(await tellPerson(tx, { userId, type: "channel_reconnect", about })));
      mails.push(noticeMail(userId, { notice: "reconnect", path: `/studio/${login}`, until: null }));
    }
    await appendEvents(tx, [...events, ...(await queueDeliveries(tx, mails))]);
    return channels;
  }, pool);
  for (const { channelId } of left) await endPresence(channelId, Date.now(), pool);
  return left.length;
}
