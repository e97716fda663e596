import type { Pool } from "@/lib/db/client";
import { withTransaction } from "@/lib/db/tx";
import { appendEvents } from "@/lib/events";
import { say } from "@/lib/sending";
import { type Twitch, TwitchError } from "@/lib/twitch";
import { type After, afterFailure, NO_ACCOUNT, TOO_LATE, WORTH_MS } from "./core/after-failure";
import { announcement, reasonForTwitch } from "./core/announcement";
import { settingsOfRows } from "./core/settings-of-rows";
import { type ActionRow, doneLately, lockPerson, putOff, settleAction } from "./repository-actions";
import { type AccountRow, accountThatWrites, rulesOf } from "./repository-rules";
import type { Conduct } from "./schema";

export interface CarryOutDeps {
  pool: Pool;
  /** Who holds the actions' leases. */
  bot: string;
  twitch: Pick<Twitch, "moderate">;
  /** In ms since the epoch. */
  now: () => number;
  /** In [0, 1). */
  random: () => number;
}

type Deed = Parameters<Twitch["moderate"]>[0];
/** What came of an action; `byChat`: the person has still to be told in chat. */
type Result = { byChat: boolean } | Exclude<After, { do: "nothing" }>;

/** How long it makes sense to tell somebody, in ms. */
const TOLD_WITHIN_MS = 20_000;

/**
 * Does what is to be done about an offence that is leased to this bot, and writes down what came of it. Whatever is
 * done twice, because a bot died in between, is the same as done once.
 */
export async function carryOut(deps: CarryOutDeps, action: ActionRow): Promise<void> {
  const { pool, bot } = deps;
  const [account, rows] = await Promise.all([accountThatWrites(pool), rulesOf(pool, action.channelId)]);
  const { conduct } = settingsOfRows(rows);
  const result = await tryIt(deps, action, account, conduct);
  if ("byChat" in result) {
    await settleDone(deps, action, conduct.announce || result.byChat);
  } else if (result.do === "retry") {
    await putOff(pool, action.id, bot, result.inMs, "Twitch could not do it yet; it is tried again.");
  } else {
    await settleFailed(deps, action, result.why);
  }
}

async function tryIt(
  deps: CarryOutDeps,
  action: ActionRow,
  account: AccountRow | null,
  conduct: Conduct,
): Promise<Result> {
  const ageMs = deps.now() - action.at.getTime();
  if (ageMs > WORTH_MS) return { do: "fail", why: TOO_LATE };
  if (!account) return { do: "fail", why: NO_ACCOUNT };
  let byChat = false;
  for (const deed of deedsOf(action, account, conduct)) {
    try {
      await deps.twitch.moderate(deed);
    } catch (error) {
      if (!(error instanceof TwitchError)) throw error;
      // Whoever may not warn through Twitch warns in chat, as bots did before.
      if (deed.do === "warn" && error.kind === "missing_scope") {
        byChat = true;
        continue;
      }
      const so = { attempt: action.attempts + 1, ageMs, account: account.login };
      const after = afterFailure(deed.do, error, so, deps.random());
      if (after.do !== "nothing") return after;
    }
  }
  return { byChat };
}

function deedsOf(
  { id, channelId, personId, rule, action, seconds }: ActionRow,
  account: AccountRow,
  { warningDeletes }: Conduct,
): Deed[] {
  const as = { channelId, moderatorId: account.id };
  const reason = reasonForTwitch(rule);
  const deletion: Deed = { ...as, do: "delete", messageId: id };
  switch (action) {
    case "delete":
      return [deletion];
    case "warn":
      return [...(warningDeletes ? [deletion] : []), { ...as, do: "warn", userId: personId, reason }];
    case "timeout":
      return [{ ...as, do: "timeout", userId: personId, seconds: seconds ?? 1, reason }];
    case "ban":
      return [{ ...as, do: "ban", userId: personId, reason }];
  }
}

/** Told in the transaction that says it was done: neither is without the other. */
async function settleDone({ pool, bot }: CarryOutDeps, row: ActionRow, tell: boolean): Promise<void> {
  const { id, channelId, personId, personLogin, rule, action, seconds } = row;
  await withTransaction(async (tx) => {
    await lockPerson(tx, channelId, personId);
    const wasTold = await doneLately(tx, row);
    if (!(await settleAction(tx, id, bot, { state: "done", error: null }))) return;
    const told =
      tell && !wasTold
        ? await say(tx, {
            ...{ channelId, text: announcement(personLogin, rule, action, seconds), replyToId: null },
            ...{ source: "moderation", dedupeKey: `moderation:${id}`, withinMs: TOLD_WITHIN_MS },
          })
        : { events: [] };
    await appendEvents(tx, [
      { kind: "moderation.changed", payload: { channelId, id, state: "done" } },
      ...told.events,
    ]);
  }, pool);
}

async function settleFailed(
  { pool, bot }: CarryOutDeps,
  { id, channelId }: ActionRow,
  error: string,
): Promise<void> {
  await withTransaction(async (tx) => {
    if (!(await settleAction(tx, id, bot, { state: "failed", error }))) return;
    await appendEvents(tx, [{ kind: "moderation.changed", payload: { channelId, id, state: "failed" } }]);
  }, pool);
}
