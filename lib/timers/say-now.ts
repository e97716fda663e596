import { recordAudit } from "@/lib/audit";
import type { Person } from "@/lib/auth/core/policy";
import { db, type Pool } from "@/lib/db/client";
import { withTransaction } from "@/lib/db/tx";
import { appendEvents } from "@/lib/events";
import { TallyError } from "@/lib/kernel/errors";
import { managedTimer } from "./access";
import { APART_MS } from "./core/plan";
import { type MessageRenderer, renderMessage } from "./message";
import * as repository from "./repository";
import { takeTurn } from "./say";

/**
 * Says a timer now, whatever its time, its lines and the channel's state; its next turn counts from now.
 * @throws TallyError not_found; conflict when it is deleted or there is nobody who would say it;
 *   rate_limited while the last one was said less than 30 seconds ago; unprocessable when it has nothing to say
 */
export async function sayTimerNow(
  person: Person,
  id: string,
  { pool, render }: { pool: Pool; render: MessageRenderer } = { pool: db(), render: renderMessage },
): Promise<{ outgoingId: string }> {
  const { channelId } = await managedTimer(pool, person, id);
  return withTransaction(async (tx) => {
    await repository.lockTimers(tx, channelId);
    const timer = await repository.findTimer(tx, id);
    const [channel] = await repository.channelsNow(tx, [channelId]);
    if (!timer || timer.deletedAt || !channel)
      throw new TallyError("conflict", "This timer is deleted. Restore it first.");
    if (!channel.isRead)
      throw new TallyError("conflict", "The bot is not in your chat. Connect the channel, then try again.");
    if (!channel.canSpeak)
      throw new TallyError("conflict", "The bot has no account to write with yet. An operator connects one.");
    checkApart(channel);
    const text = await render(tx, channelId, timer.message);
    if (text === "") throw new TallyError("unprocessable", "With what is known now, this says nothing.");
    const { outgoingId, events } = await takeTurn(tx, timer, text);
    if (outgoingId === null) throw new TallyError("conflict", "It was said just now.");
    const target = { kind: "timer", id, name: timer.name } as const;
    await recordAudit(tx, { action: "timer.say", target, channelId });
    await appendEvents(tx, events);
    return { outgoingId };
  }, pool);
}

function checkApart({ anySaidAt, now }: repository.ChannelMoment): void {
  const leftMs = anySaidAt === null ? 0 : anySaidAt + APART_MS - now;
  if (leftMs <= 0) return;
  const seconds = Math.ceil(leftMs / 1000);
  throw new TallyError(
    "rate_limited",
    `A timer was said a moment ago. Two are at least 30 seconds apart: try again in ${seconds} s.`,
    { retryAfterSeconds: seconds },
  );
}
