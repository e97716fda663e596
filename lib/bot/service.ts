import type { z } from "zod";
import { changed, recordAudit } from "@/lib/audit";
import type { Person } from "@/lib/auth/core/policy";
import { lookUpByLogin } from "@/lib/broadcasters";
import { channelFacts } from "@/lib/chat";
import { type Db, db, type Pool } from "@/lib/db/client";
import { withTransaction } from "@/lib/db/tx";
import { env } from "@/lib/env/server";
import { appendEvents } from "@/lib/events";
import type { DomainEvent } from "@/lib/events/schema";
import { authorize } from "@/lib/http/authorize";
import { assertUnchanged } from "@/lib/http/unchanged";
import { TallyError } from "@/lib/kernel/errors";
import { askAfterConnect } from "@/lib/roles";
import { endPresence } from "@/lib/viewers";
import { CHANNEL_BUDGET } from "./core/budget";
import { type ChannelRow, channelView } from "./core/channel-view";
import * as repository from "./repository-channels";
import {
  type ChannelSettings,
  type ConnectedChannel,
  type connectChannelInput,
  editedOfChannel,
} from "./schema";

type ConnectChannel = z.output<typeof connectChannelInput>;

/** Connected channels by name: an operator sees all, everybody else their own. */
export async function listChannels(person: Person, from: Db = db()): Promise<ConnectedChannel[]> {
  const rows = await repository.listChannels(from, person.operator ? null : person.twitchId);
  return rows.map(view);
}

/**
 * A connected channel, also for whoever looks after what the bot does there: they have to see whether it is there.
 * @throws TallyError not_found, also when it is none of the person's business
 */
export async function getChannel(person: Person, login: string, from: Db = db()): Promise<ConnectedChannel> {
  const row = await repository.findChannel(from, login);
  const facts = row && (await channelFacts(from, person, row.id));
  if (!row || !facts) throw notFound();
  authorize(person, () => ({ action: "commands.manage", ...facts }));
  return view(row);
}

/**
 * Has a channel read from now on. Its broadcaster consents by asking; for others an operator takes the
 * responsibility and says why. Connected already is fine: what is said now counts.
 * @throws TallyError not_found when Twitch knows no such login or it is not the person's to connect,
 * unprocessable when an operator gives no reason, conflict when the account may join no more channels or the
 * broadcaster had the bot leave
 */
export async function joinChannel(
  person: Person,
  { login, logging, reason }: ConnectChannel,
  pool: Pool = db(),
): Promise<ConnectedChannel> {
  // What other people's logins lead to is not looked up for just anybody.
  if (login !== person.login && !person.operator) throw notYours();
  const { id } = await lookUpByLogin(login);
  authorize(person, () => ({ action: "channel.manage", broadcasterId: id }));
  const isOwner = id === person.twitchId;
  if (!isOwner && reason === undefined) throw reasonMissing();
  await withTransaction(async (tx) => {
    const before = await repository.lockChannel(tx, id);
    if (!isOwner && before?.authorisedBy === "owner") {
      if (before.joinWanted) return;
      throw new TallyError("conflict", "The broadcaster had the bot leave: only they let it in again.");
    }
    const exempt = await repository.allowsBot(tx, id);
    if (!exempt) await checkBudget(tx, id);
    await repository.putChannel(tx, {
      broadcasterId: id,
      logging,
      authorisedBy: isOwner ? "owner" : "operator",
      userId: person.id,
      reason: isOwner ? null : (reason ?? null),
      exempt,
    });
    if (!logging) await repository.closeGap(tx, id);
    else if (!before?.joinWanted || !before.logging) await repository.openGap(tx, id);
    await recordAudit(tx, {
      ...{ action: "channel.join", target: { kind: "channel", id }, channelId: id },
      ...changed(
        before ?? {},
        isOwner
          ? { joinWanted: true, logging, authorisedBy: "owner" }
          : { joinWanted: true, logging, authorisedBy: "operator", reason },
      ),
    });
    const connected: DomainEvent = {
      kind: "channel.changed",
      payload: { channelId: id, change: "connected" },
    };
    await appendEvents(tx, before?.joinWanted ? [connected] : [connected, ...(await askForMore(tx, id))]);
  }, pool);
  return getChannel(person, login, pool);
}

/**
 * Has a channel read no more. What was recorded stays as long as the channel keeps messages: who wants it gone
 * sooner sets a shorter time. Left already is fine.
 * @throws TallyError not_found
 */
export async function leaveChannel(
  person: Person,
  login: string,
  pool: Pool = db(),
): Promise<ConnectedChannel> {
  const { id } = await findManaged(pool, person, login);
  await withTransaction(async (tx) => {
    const before = await repository.lockChannel(tx, id);
    if (!before?.joinWanted) return;
    await repository.putLeft(tx, id);
    if (id === person.twitchId) await repository.putOwner(tx, id, person.id);
    await repository.closeGap(tx, id);
    await recordAudit(tx, { action: "channel.leave", target: { kind: "channel", id }, channelId: id });
    await tell(tx, id, "left");
  }, pool);
  await endPresence(id, Date.now(), pool);
  return getChannel(person, login, pool);
}

/**
 * Changes who may read, who looks after commands and order, how long messages are kept, and whether they are. Who may
 * is the owner's to say, and an operator may not start to keep what an owner has switched off.
 * @throws TallyError not_found, forbidden
 */
export async function updateChannelSettings(
  person: Person,
  login: string,
  settings: ChannelSettings,
  pool: Pool = db(),
): Promise<ConnectedChannel> {
  const { id } = await findManaged(pool, person, login);
  await withTransaction(async (tx) => {
    const before = await repository.lockChannel(tx, id);
    if (!before) throw notFound();
    await assertUnchanged(async () => editedOfChannel(await getChannel(person, login, tx)));
    if (id !== person.twitchId) checkOperatorMay(before, settings);
    await repository.putSettings(tx, id, settings);
    if (id === person.twitchId && settings.logging !== undefined) {
      await repository.putOwner(tx, id, person.id);
    }
    const logging = settings.logging ?? before.logging;
    if (!logging) await repository.closeGap(tx, id);
    else if (before.joinWanted && !before.logging) await repository.openGap(tx, id);
    await recordAudit(tx, {
      ...{ action: "channel.settings", target: { kind: "channel", id }, channelId: id },
      ...changed(before, settings),
    });
    await tell(tx, id, "settings");
  }, pool);
  return getChannel(person, login, pool);
}

async function findManaged(from: Db, person: Person, login: string): Promise<ChannelRow> {
  const row = await repository.findChannel(from, login);
  if (!row) throw notFound();
  authorize(person, () => ({ action: "channel.manage", broadcasterId: row.id }));
  return row;
}

function checkOperatorMay({ authorisedBy }: { authorisedBy: string }, settings: ChannelSettings): void {
  if (settings.readers !== undefined) {
    throw new TallyError("forbidden", "Only the broadcaster says who may read their channel's log.");
  }
  if (settings.managers !== undefined) {
    throw new TallyError("forbidden", "Only the broadcaster says who looks after their commands.");
  }
  if (settings.logging === true && authorisedBy === "owner") {
    throw new TallyError("forbidden", "The broadcaster connected this channel: only they switch the log on.");
  }
}

async function checkBudget(tx: Db, broadcasterId: string): Promise<void> {
  const used = await repository.countBudget(tx, broadcasterId);
  if (used < CHANNEL_BUDGET) return;
  throw new TallyError(
    "conflict",
    `The bot already reads ${used} channels, and Twitch lets an account join no more than ${CHANNEL_BUDGET} in which it is not a moderator or was let in by the broadcaster. Let it leave another channel first.`,
  );
}

/** What else is read of a channel that was connected: who has which role, and its clips. */
const askForMore = async (tx: Db, channelId: string): Promise<DomainEvent[]> => [
  ...(await askAfterConnect(tx, channelId)),
  { kind: "clips.asked", payload: { channelId } },
];

const tell = (tx: Db, channelId: string, change: "left" | "settings") =>
  appendEvents(tx, [{ kind: "channel.changed", payload: { channelId, change } }]);

const view = (row: ChannelRow): ConnectedChannel => channelView(row, env().CHAT_RETENTION_DAYS);

const notFound = () => new TallyError("not_found", "This channel was never connected.");
const notYours = () =>
  new TallyError("forbidden", "You can connect your own channel. Ask an operator for any other.");
const reasonMissing = () =>
  new TallyError("unprocessable", "Say why you take the responsibility for this channel.", {
    fields: [{ field: "reason", message: "must be given for a channel that is not yours" }],
  });
