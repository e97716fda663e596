import { z } from "zod";
import { recordAudit } from "@/lib/audit";
import type { Person } from "@/lib/auth/core/policy";
import { type Db, db, type Pool } from "@/lib/db/client";
import { withTransaction } from "@/lib/db/tx";
import { appendEvents } from "@/lib/events";
import { decodeCursor, encodeCursor } from "@/lib/kernel/cursor";
import { TallyError } from "@/lib/kernel/errors";
import { type Twitch, TwitchError, twitch } from "@/lib/twitch";
import { moderatedChannel } from "./access";
import { afterFailure, NO_ACCOUNT } from "./core/after-failure";
import { type ActionRow, findAction, listActions as listRows, putUndone } from "./repository-actions";
import { accountThatWrites } from "./repository-rules";
import type { ActionList, ModerationAction, Undone } from "./schema";

/**
 * Offences in a channel and what was done about them, the latest first.
 * @throws TallyError not_found when it is not theirs to look after, bad_request for a cursor that is not ours
 */
export async function listActions(
  person: Person,
  login: string,
  { cursor, limit }: { cursor?: string | undefined; limit: number },
  from: Db = db(),
): Promise<ActionList> {
  const { id: channelId } = await moderatedChannel(from, person, login);
  const before = cursor === undefined ? null : placeOf(cursor);
  const rows = await listRows(from, channelId, before, limit + 1);
  const shown = rows.slice(0, limit);
  const last = rows.length > limit ? shown.at(-1) : undefined;
  return {
    items: shown.map(actionOfRow),
    next_cursor: last ? encodeCursor([last.at.getTime(), last.id]) : null,
  };
}

export interface UndoDeps {
  pool: Pool;
  twitch: Pick<Twitch, "moderate">;
}

/**
 * Undoes what was done about an offence: a timeout or ban is ended, and the offence counts no more. What was deleted
 * stays deleted, and the answer says so. Undone already is fine.
 * @throws TallyError not_found; conflict while a bot is at it; unavailable, with the reason, when Twitch does not end
 *   the ban: then nothing is changed
 */
export async function undoAction(
  person: Person,
  login: string,
  id: string,
  { pool, twitch: asked }: UndoDeps = { pool: db(), twitch: twitch() },
): Promise<Undone> {
  const { id: channelId } = await moderatedChannel(pool, person, login);
  const found = await existing(pool, channelId, id);
  const silenced = found.action === "timeout" || found.action === "ban";
  if (found.state === "done" && silenced) await unban(pool, asked, found);
  return withTransaction(async (tx) => {
    const row = await existing(tx, channelId, id, true);
    if (row.leased) {
      throw new TallyError("conflict", "The bot is at it right now. Try again in a moment.");
    }
    // A bot did it between our look and our lock: what it did is not undone yet.
    if (row.state === "done" && found.state !== "done" && silenced) {
      throw new TallyError("conflict", "The bot has just done it. Try again.");
    }
    if (row.state !== "undone") await putUndone(tx, id, person.login);
    const action = actionOfRow(await existing(tx, channelId, id));
    if (row.state !== "undone") {
      await recordAudit(tx, { action: "moderation.undo", target: { kind: "offence", id }, channelId });
      await appendEvents(tx, [{ kind: "moderation.changed", payload: { channelId, id, state: "undone" } }]);
    }
    return { action, left: row.state === "done" ? leftOf(row) : "" };
  }, pool);
}

/** Ends a ban or timeout; ended already is fine. */
async function unban(
  pool: Pool,
  asked: UndoDeps["twitch"],
  { channelId, personId }: ActionRow,
): Promise<void> {
  const account = await accountThatWrites(pool);
  if (!account) throw new TallyError("unavailable", NO_ACCOUNT);
  try {
    await asked.moderate({ do: "unban", channelId, moderatorId: account.id, userId: personId });
  } catch (error) {
    if (!(error instanceof TwitchError)) throw error;
    const so = { attempt: 1, ageMs: 0, account: account.login };
    const after = afterFailure("unban", error, so, 0);
    if (after.do === "nothing") return;
    const why = after.do === "fail" ? after.why : "Twitch could not do it now. Try again in a moment.";
    throw new TallyError("unavailable", why, { cause: error });
  }
}

function leftOf({ action }: ActionRow): string {
  switch (action) {
    case "warn":
      return "The warning was seen, and a message that was deleted cannot come back. The offence no longer counts.";
    case "delete":
      return "A message that was deleted cannot come back. The offence no longer counts.";
    case "timeout":
    case "ban":
      return "They may write again; the messages that Twitch removed cannot come back.";
  }
}

async function existing(from: Db, channelId: string, id: string, lock = false): Promise<ActionRow> {
  const row = await findAction(from, channelId, id, lock);
  if (!row) throw new TallyError("not_found", "There is nothing here.");
  return row;
}

const actionOfRow = ({
  id,
  personId,
  personLogin,
  rule,
  reason,
  text,
  action,
  seconds,
  state,
  error,
  at,
  undoneByLogin,
}: ActionRow): ModerationAction => ({
  ...{ id, person: { id: personId, login: personLogin }, rule, reason, text, action, seconds, state, error },
  ...{ at: at.toISOString(), undoneBy: undoneByLogin },
});

// Dates end 8.64e15 ms after the epoch.
const place = z.tuple([z.int().min(0).max(8.64e15), z.guid()]);

function placeOf(cursor: string): { at: Date; id: string } {
  const found = place.safeParse(decodeCursor(cursor));
  if (found.success) return { at: new Date(found.data[0]), id: found.data[1] };
  throw new TallyError("bad_request", "This page link is not valid. Start again from the first page.", {
    fields: [{ field: "cursor", message: "must be the next_cursor of an earlier answer" }],
  });
}
