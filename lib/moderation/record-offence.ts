import type { Pool } from "@/lib/db/client";
import { withTransaction } from "@/lib/db/tx";
import { appendEvents } from "@/lib/events";
import { cleanText } from "@/lib/kernel/clean-text";
import { MOST_OFFENCES, nextStep } from "./core/escalate";
import type { Offence } from "./core/judge";
import type { Line } from "./core/types";
import { type ActionRow, insertAction, lockPerson, offencesOf } from "./repository-actions";
import type { Conduct } from "./schema";

/** How long a bot has for one action before another takes it up. */
export const LEASE_MS = 30_000;

/**
 * Keeps an offence by the id of its message, with what is to be done about it by the person's earlier ones, leased to
 * this bot. Undefined: another bot has kept it already, and does it.
 */
export async function recordOffence(
  pool: Pool,
  bot: string,
  channelId: string,
  { line, offence, conduct }: { line: Line; offence: Offence; conduct: Conduct },
  leaseMs = LEASE_MS,
): Promise<ActionRow | undefined> {
  const { id: personId, login: personLogin } = line.author;
  return withTransaction(async (tx) => {
    // Two offences at once are a first and a second one.
    await lockPerson(tx, channelId, personId);
    const { times, now } = await offencesOf(tx, channelId, personId, MOST_OFFENCES);
    const step = nextStep(
      conduct,
      times.map((at) => at.getTime()),
      now.getTime(),
    );
    const action = await insertAction(
      tx,
      {
        ...{ id: line.id, channelId, personId, personLogin, rule: offence.rule },
        ...{ reason: cleanText(offence.reason), text: cleanText(line.text), action: step.action },
        seconds: step.action === "timeout" ? step.seconds : null,
      },
      bot,
      leaseMs,
    );
    if (!action) return undefined;
    const { id, state } = action;
    await appendEvents(tx, [{ kind: "moderation.changed", payload: { channelId, id, state } }]);
    return action;
  }, pool);
}
