import { v7 as uuidv7 } from "uuid";
import type { Pool } from "@/lib/db/client";
import { withTransaction } from "@/lib/db/tx";
import { appendEvents } from "@/lib/events";
import { planGathering } from "./core/plan-gathering";
import { judgeDue } from "./judge-due";
import { readDueFacts } from "./repository-due";
import * as repository from "./repository-gather";

const PEOPLE_AT_ONCE = 500;
const MEDIA = ["email", "push"] as const;

/**
 * Makes one message for each person, way and device of what was held back and may go now; what is left alone goes as
 * itself. Each step is one transaction, so nothing is brought twice, and nothing lost, wherever this dies. Says how
 * many messages were queued.
 */
export async function gatherDeliveries(
  pool: Pool,
  { signal, peopleAtOnce = PEOPLE_AT_ONCE }: { signal: AbortSignal; peopleAtOnce?: number },
): Promise<{ messages: number; skipped: number }> {
  const sum = { messages: 0, skipped: 0 };
  while (!signal.aborted) {
    const step = await gatherStep(pool, peopleAtOnce);
    if (!step) break;
    sum.messages += step.messages;
    sum.skipped += step.skipped;
  }
  return sum;
}

/** Deals with the next people's; null when there is nothing to gather. */
function gatherStep(pool: Pool, people: number): Promise<{ messages: number; skipped: number } | null> {
  return withTransaction(async (tx) => {
    await repository.becomeOnlyGatherer(tx);
    const waiting = await repository.takeWaiting(tx, people);
    if (waiting.length === 0) return null;
    const facts = await readDueFacts(
      tx,
      waiting.map(({ id }) => id),
    );
    const factsOf = new Map(facts.map((one) => [one.id, one]));
    const now = new Date();
    const plan = planGathering(waiting, (row, gathered) => {
      const known = factsOf.get(row.id);
      // What it was about is gone: so is the message.
      if (!known || !row.item) return { kind: "skip", reason: "ended" };
      return judgeDue({ kind: gathered ? "gathered" : row.kind }, row.medium, known, now);
    });
    const messages = plan.together.flatMap((rows) => messageOf(rows) ?? []);
    await repository.insertGathered(tx, messages);
    await repository.queueAlone(tx, plan.alone);
    await repository.skip(tx, plan.skipped);
    await repository.hold(tx, plan.held);
    const going = new Set([...messages.map(({ id }) => id), ...plan.alone]);
    const media = MEDIA.filter(
      (medium) =>
        messages.some((one) => one.medium === medium) ||
        waiting.some((one) => one.medium === medium && going.has(one.id)),
    );
    if (media.length > 0) await appendEvents(tx, [{ kind: "deliveries.queued", payload: { media } }]);
    return { messages: going.size, skipped: plan.skipped.length };
  }, pool);
}

function messageOf(rows: readonly repository.WaitingRow[]): repository.GatheredRow | undefined {
  const [first] = rows;
  if (!first) return undefined;
  const { userId, medium, deviceId } = first;
  return {
    ...{ id: uuidv7(), userId, medium, deviceId },
    about: { items: rows.flatMap(({ item }) => item ?? []) },
    carries: rows.map(({ id }) => id),
  };
}
