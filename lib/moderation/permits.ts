import { recordAudit } from "@/lib/audit";
import type { Person } from "@/lib/auth/core/policy";
import { type Db, db, type Pool } from "@/lib/db/client";
import { withTransaction } from "@/lib/db/tx";
import { appendEvents } from "@/lib/events";
import type { DomainEvent } from "@/lib/events/schema";
import { TallyError } from "@/lib/kernel/errors";
import { say } from "@/lib/sending";
import { type Twitch, twitch } from "@/lib/twitch";
import type { ChatMessage } from "@/lib/twitch/chat";
import { moderatedChannel } from "./access";
import { lasting } from "./core/announcement";
import type { PermitCommand } from "./core/permit-command";
import { settingsOfRows } from "./core/settings-of-rows";
import { putPermit } from "./repository-permits";
import { rulesOf } from "./repository-rules";
import type { Permit } from "./schema";

export interface PermitDeps {
  pool: Pool;
  twitch: Pick<Twitch, "getUsers">;
}

/**
 * Lets somebody post links in a channel until then, or longer where they may already; the events are to be appended
 * at the end of the transaction, so that the bots know of it.
 */
async function permit(
  tx: Db,
  channelId: string,
  personId: string,
  until: Date,
  chatterId?: string,
): Promise<{ until: Date; events: DomainEvent[] }> {
  const kept = await putPermit(tx, channelId, personId, until);
  await recordAudit(tx, {
    ...{ action: "moderation.permit", target: { kind: "person", id: personId }, channelId },
    ...{ after: { until: kept }, chatterId },
  });
  return {
    until: kept,
    events: [{ kind: "commands.changed", payload: { channelId, what: "moderation" } }],
  };
}

/**
 * Lets somebody post links in a channel for a time, null: as the channel has it.
 * @throws TallyError not_found when the channel is not theirs to look after, or Twitch knows nobody of that login;
 *   unavailable when Twitch cannot be asked
 */
export async function grantPermit(
  person: Person,
  login: string,
  { login: guest, seconds }: PermitCommand,
  { pool, twitch: asked }: PermitDeps = { pool: db(), twitch: twitch() },
): Promise<Permit> {
  const { id: channelId } = await moderatedChannel(pool, person, login);
  const [user] = await asked.getUsers({ logins: [guest] });
  if (!user) {
    throw new TallyError("not_found", nobody(guest), {
      fields: [{ field: "login", message: "must be the login of a Twitch account" }],
    });
  }
  const { conduct } = settingsOfRows(await rulesOf(pool, channelId));
  const until = new Date(Date.now() + (seconds ?? conduct.permitSeconds) * 1_000);
  return withTransaction(async (tx) => {
    const permitted = await permit(tx, channelId, user.id, until);
    await appendEvents(tx, permitted.events);
    return { id: user.id, login: user.login, until: permitted.until.toISOString() };
  }, pool);
}

/** For how long an answer to a moderator is worth saying, in ms. */
const ANSWERED_WITHIN_MS = 20_000;

/**
 * Does what a moderator asked for in chat, and says so. Asked of two bots it is the same permit, said once. Answers
 * who may post links until when; null: Twitch knows nobody of that login.
 */
export async function permitByChat(
  { pool, twitch: asked }: PermitDeps,
  message: Pick<ChatMessage, "id" | "channelId" | "sentAt" | "author">,
  { login, seconds }: { login: string; seconds: number },
): Promise<{ personId: string; until: number } | null> {
  const { id, channelId, sentAt, author } = message;
  const [user] = await asked.getUsers({ logins: [login] });
  const answer = (text: string) => ({
    ...{ channelId, text, replyToId: id, source: "moderation" as const },
    ...{ dedupeKey: `permit:${id}`, withinMs: ANSWERED_WITHIN_MS },
  });
  return withTransaction(async (tx) => {
    const permitted = user
      ? await permit(tx, channelId, user.id, new Date(sentAt + seconds * 1_000), author.id)
      : undefined;
    const words =
      user && permitted ? `${user.displayName} may post links for ${lasting(seconds)}.` : nobody(login);
    const { events } = await say(tx, answer(words));
    await appendEvents(tx, [...(permitted?.events ?? []), ...events]);
    return user && permitted ? { personId: user.id, until: permitted.until.getTime() } : null;
  }, pool);
}

const nobody = (login: string): string => `There is nobody called ${login} on Twitch.`;
