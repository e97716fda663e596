import type { Pool } from "@/lib/db/client";
import { withTransaction } from "@/lib/db/tx";
import { appendEvents } from "@/lib/events";
import { changedEvent } from "./core/changed";
import { type Claim, PACE_REACH_MS, planSending } from "./core/pace";
import { URGENCIES, urgencyOf } from "./core/urgency";
import { variantBeside } from "./core/variant";
import * as repository from "./repository-claim";

/** A message that is this bot's to send now. */
export interface Claimed {
  message: repository.HeadRow;
  /** Tells this claim from others of the same message. */
  claimedAt: Date;
  /** As it is to be sent. */
  text: string;
  writer: repository.Writer;
}

export interface Claims {
  claimed: Claimed[];
  /** The account that writes; null: none does. */
  writerId: string | null;
  /** In how many ms to look again, if nothing happens before; null: nothing waits. */
  againInMs: number | null;
}

const LATE = "It waited for so long that nobody would have known what it answers.";
const LEFT = "The bot ended while it sent this: it may have been said, and is not said again.";
const NO_ACCOUNT = {
  code: "no_account",
  reason: "No account that could write is connected. An operator connects one on the page of bots.",
};

const NOTHING = { claimed: [], againInMs: null };

/**
 * Takes what may be said now in the channels of this bot. From the moment this commits nobody else sends it, also if
 * we die before we do. `sweeps`: what is too late is dropped on the way, and what a dead bot left is given up.
 */
export function claim(pool: Pool, bot: string, { sweeps }: { sweeps: boolean }): Promise<Claims> {
  return withTransaction(async (tx) => {
    const { now, writer } = await repository.lockClaims(tx);
    const gone = sweeps ? await repository.sweep(tx, { late: LATE, left: LEFT }) : [];
    if (!writer) gone.push(...(await repository.dropWaiting(tx, bot, NO_ACCOUNT)));
    const chosen = writer ? await choose(tx, { bot, writer, now }) : NOTHING;
    await appendEvents(tx, gone.map(changedEvent));
    return { ...chosen, writerId: writer?.id ?? null };
  }, pool);
}

async function choose(
  tx: Parameters<typeof repository.readClaims>[0],
  { bot, writer, now }: { bot: string; writer: repository.Writer; now: number },
): Promise<Omit<Claims, "writerId">> {
  const heads = await repository.readHeads(tx, bot, URGENCIES);
  if (heads.length === 0) return NOTHING;
  const before = await repository.readClaims(tx, PACE_REACH_MS);
  const plan = planSending(
    heads.map((head) => ({
      ...{ id: head.id, channelId: head.channelId, role: head.role, urgency: urgencyOf(head.source) },
      createdAt: head.createdAt.getTime(),
      notBefore: head.notBefore?.getTime() ?? 0,
    })),
    before.map(({ channelId, at }): Claim => ({ channelId, at: at.getTime() })),
    now,
  );
  const textOf = ({ channelId, text }: repository.HeadRow) =>
    variantBeside(
      text,
      before.flatMap((one) => (one.channelId === channelId ? [one.text] : [])),
    );
  const isChosen = new Set(plan.claims.map(({ id }) => id));
  const chosen = heads.flatMap((one) => (isChosen.has(one.id) ? [{ message: one, text: textOf(one) }] : []));
  const claims = await repository.putClaims(
    tx,
    bot,
    chosen.map(({ message, text }) => ({ id: message.id, text })),
  );
  return {
    claimed: chosen.flatMap(({ message, text }) => {
      const claimedAt = claims.get(message.id);
      return claimedAt ? [{ message, claimedAt, text, writer }] : [];
    }),
    againInMs: plan.nextAt === null ? null : Math.max(1, plan.nextAt - now),
  };
}
