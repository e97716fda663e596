import type { Pool } from "@/lib/db/client";
import { withTransaction } from "@/lib/db/tx";
import { appendEvents, createBell } from "@/lib/events";
import type { RecordedEvent } from "@/lib/events/schema";
import { within } from "@/lib/kernel/within";
import type { ChatMessage } from "@/lib/twitch/chat";
import { type Claimed, claim } from "./claim";
import { changedEvent } from "./core/changed";
import type { Outcome } from "./core/outcome";
import { createDeliver, type Outlets } from "./deliver";
import { createHearing } from "./hearing";
import { putOutcome } from "./repository-outcome";

export interface SendingContext extends Outlets {
  pool: Pool;
  bot: string;
  /** The channels whose leases this process holds, as far as it knows. */
  channels(): string[];
  log: {
    info(fields: object, message: string): void;
    warn(fields: object, message: string): void;
  };
  now: () => number;
}

/** How often the queue is looked at without having been woken: another bot may have died. */
const LOOK_EVERY_MS = 2_000;
/** How often what is late or left behind is looked for; a message's turn must not wait for it. */
const SWEEP_EVERY_MS = 1_000;
const STOP_WITHIN_MS = 2_000;
const SETTLE_PAUSE_MS = 250;
/** Then the message's lease has run out, and it counts as unknown. */
const SETTLE_WITHIN_MS = 60_000;

/**
 * Says what waits in the channels of this bot, in order and at Twitch's pace. What it begins to send it has claimed in
 * Postgres before, so that a bot that dies leaves messages of which nobody knows whether they were said, and no
 * message is said twice.
 */
export function createSendingDuty(context: SendingContext) {
  const { pool, bot, log, now } = context;
  const bell = createBell();
  const ending = new AbortController();
  const deliver = createDeliver(context, { now, random: Math.random });
  const hearing = createHearing({ pool, log });
  const underWay = new Set<Promise<void>>();
  const tries = new Map<string, number>();
  let sweptAt = 0;

  const send = async (claimed: Claimed) => {
    const { id } = claimed.message;
    const outcome = await deliver({ ...claimed, tries: tries.get(id) ?? 0 });
    if (outcome.state === "queued") {
      tries.set(id, (tries.get(id) ?? 0) + 1);
      log.warn({ messageId: id, reason: outcome.reason, afterMs: outcome.afterMs }, "not sent yet");
    } else {
      tries.delete(id);
    }
    await settle(context, claimed, outcome);
    bell.ring();
  };
  const begin = (claimed: Claimed) => {
    const work = send(claimed)
      .catch((error: unknown) =>
        log.warn({ err: error, messageId: claimed.message.id }, "what was said is unknown"),
      )
      .finally(() => underWay.delete(work));
    underWay.add(work);
  };
  const look = async (): Promise<number> => {
    try {
      const sweeps = now() >= sweptAt + SWEEP_EVERY_MS;
      if (sweeps) sweptAt = now();
      const { claimed, againInMs, writerId } = await claim(pool, bot, { sweeps });
      hearing.listenFor(writerId);
      for (const one of claimed) begin(one);
      return Math.min(againInMs ?? LOOK_EVERY_MS, LOOK_EVERY_MS);
    } catch (error) {
      log.warn({ err: error }, "what waits to be said cannot be read");
      return LOOK_EVERY_MS;
    }
  };
  const done = (async () => {
    while (!ending.signal.aborted) await bell.sleep(await look(), ending.signal);
  })();

  return {
    hear(message: ChatMessage): boolean {
      hearing.hear(message);
      return false;
    },
    onEvents(events: readonly RecordedEvent[]): void {
      const own = new Set(context.channels());
      const isOurs = ({ kind, payload }: RecordedEvent) =>
        kind === "outgoing.changed" && payload.state === "queued" && own.has(payload.channelId);
      if (events.some((event) => isOurs(event) || event.kind === "bot.account")) bell.ring();
    },
    /**
     * What is under way is waited for, but not for long: what was read has still to be stored, which a Postgres or a
     * Twitch that hangs must not prevent. What waits is another bot's.
     */
    async stop(): Promise<void> {
      ending.abort();
      const over = Promise.all([done.then(() => Promise.all(underWay)), hearing.stop()]);
      await within(STOP_WITHIN_MS, over).catch((error: unknown) =>
        log.warn({ err: error }, "what became of the last messages is not written down"),
      );
    },
  };
}

/** Writes down what came of it, as often as it takes while the message is still ours. */
async function settle(
  { pool, bot }: SendingContext,
  { message, claimedAt }: Claimed,
  outcome: Outcome,
): Promise<void> {
  const { id, channelId } = message;
  for (const until = Date.now() + SETTLE_WITHIN_MS; ; ) {
    try {
      await withTransaction(async (tx) => {
        const isNews = await putOutcome(tx, { id, bot, claimedAt }, outcome);
        if (!isNews) return;
        if (outcome.state !== "queued")
          await appendEvents(tx, [changedEvent({ id, channelId, state: outcome.state })]);
      }, pool);
      return;
    } catch (error) {
      if (Date.now() > until) throw error;
      await new Promise((resolve) => setTimeout(resolve, SETTLE_PAUSE_MS));
    }
  }
}
