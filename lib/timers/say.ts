import type { Db, Pool } from "@/lib/db/client";
import { withTransaction } from "@/lib/db/tx";
import { appendEvents } from "@/lib/events";
import type { DomainEvent } from "@/lib/events/schema";
import { say } from "@/lib/sending";
import { planTimers } from "./core/plan";
import { plannedOfRow, type TimerRow } from "./core/timer-of-row";
import type { MessageRenderer } from "./message";
import * as repository from "./repository";

/** A timer's message is not worth saying later than this, in ms: its next turn comes. */
const WITHIN_MS = 60_000;

export interface SayDeps {
  pool: Pool;
  /** Names the process that would say it. */
  bot: string;
  render: MessageRenderer;
}

export interface Said {
  /** Whether one was said. */
  said: boolean;
  /** See `Plan`; in ms from now, and below 0 when one only waits for lines. */
  lookAgainInMs: number | null;
}

/**
 * Says what a channel's timers have to say now, if it is this bot that speaks in the channel. The turn is taken in the
 * transaction that puts the message into the queue: whoever else looks at the same time finds it taken, and a bot that
 * dies in between has done neither.
 */
export function sayDue({ pool, bot, render }: SayDeps, channelId: string): Promise<Said> {
  return withTransaction(async (tx) => {
    await repository.lockTimers(tx, channelId);
    const [channel] = await repository.channelsNow(tx, [channelId]);
    if (!channel || !(await repository.holdsLease(tx, channelId, bot)))
      return { said: false, lookAgainInMs: null };
    const timers = await repository.timersOf(tx, [channelId]);
    const plan = planTimers(timers.map(plannedOfRow), channel, channel.now);
    const lookAgainInMs = plan.lookAgainAt === null ? null : plan.lookAgainAt - channel.now;
    const due = timers.find(({ id }) => id === plan.say);
    if (!due) return { said: false, lookAgainInMs };
    const { events } = await takeTurn(tx, due, await render(tx, channelId, due.message));
    await appendEvents(tx, events);
    return { said: true, lookAgainInMs };
  }, pool);
}

/**
 * Takes a timer's turn and queues what it says; of "" nothing is said, and the turn is over all the same. To be called
 * by who holds the channel's timers.
 */
export async function takeTurn(
  tx: Db,
  { id, channelId, lastSaidAt }: Pick<TimerRow, "id" | "channelId" | "lastSaidAt">,
  text: string,
): Promise<{ outgoingId: string | null; events: DomainEvent[] }> {
  if (!(await repository.takeTurn(tx, id, lastSaidAt))) return { outgoingId: null, events: [] };
  const changed: DomainEvent = { kind: "commands.changed", payload: { channelId, what: "timers" } };
  if (text === "") return { outgoingId: null, events: [changed] };
  const queued = await say(tx, {
    ...{ channelId, text, replyToId: null, source: "timer" },
    dedupeKey: `timer:${id}:${lastSaidAt?.getTime() ?? "first"}`,
    withinMs: WITHIN_MS,
  });
  return { outgoingId: queued.id, events: [changed, ...queued.events] };
}
