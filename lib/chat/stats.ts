import type { z } from "zod";
import type { Person } from "@/lib/auth/core/policy";
import { type Db, db } from "@/lib/db/client";
import { now as instanceNow } from "@/lib/env/clock";
import { TallyError } from "@/lib/kernel/errors";
import { readableChannel } from "./access";
import { rateStep } from "./core/rate-step";
import { mayReadChat } from "./readable";
import * as repository from "./repository-stats";
import type { ChatRate, ChatStats, chatStatsQuery } from "./schema";

/** Of what figures are asked: one stream of a channel, or a time (end excluded). Bots are left out unless wanted. */
export type StatsOf = { channelId: string; bots?: boolean } & (
  | { streamId: string }
  | { from: Date; to: Date }
);

const CHATTERS_SHOWN = 10;
/** More would make the page wait; what was said last says which emotes are liked. */
const EMOTE_MESSAGES = 100_000;
const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
const DAYS_SHOWN = 30;

/**
 * Figures of a channel's chat for somebody who may read it: of one stream, or of the last days, 30 when not said.
 * @throws TallyError not_found when there is no such channel or stream, or it is not theirs to read
 */
export async function readStats(
  person: Person,
  login: string,
  { streamId, days = DAYS_SHOWN, bots }: z.output<typeof chatStatsQuery>,
  from: Db = db(),
): Promise<ChatStats> {
  const { id: channelId } = await readableChannel(from, person, login);
  if (streamId) return chatStats(from, { channelId, bots, streamId });
  const to = instanceNow();
  return chatStats(from, { channelId, bots, from: new Date(to.getTime() - days * DAY_MS), to });
}

/**
 * Figures of a chat by hours (UTC); they stay when the messages are gone, except for the emotes. `emotesOf` says of
 * how many messages the emotes were counted when they were too many to count all, otherwise null.
 * @throws TallyError not_found when the channel had no such stream
 */
export async function chatStats(db: Db, of: StatsOf, now = instanceNow()): Promise<ChatStats> {
  const part = await partOf(db, of, now);
  const [hours, chatters, topChatters, { emotes, messages }] = await Promise.all([
    repository.hoursOf(db, part),
    repository.chattersOf(db, part),
    repository.topChatters(db, part, CHATTERS_SHOWN),
    repository.topEmotes(db, part, EMOTE_MESSAGES),
  ]);
  return {
    messages: hours.reduce((sum, hour) => sum + hour.messages, 0),
    chatters,
    hours: hours.map((row) => [row.hour.getTime(), row.messages, row.chatters]),
    topChatters,
    topEmotes: emotes,
    emotesOf: messages < EMOTE_MESSAGES ? null : messages,
  };
}

async function partOf(db: Db, of: StatsOf, now: Date): Promise<repository.StatsPart> {
  const { channelId, bots = false } = of;
  if (!("streamId" in of)) return { channelId, bots, from: of.from, to: of.to, streamId: null };
  const span = await repository.streamSpan(db, of.streamId);
  if (span?.channelId !== channelId) throw noStream();
  return { channelId, bots, from: span.startedAt, to: span.endedAt ?? now, streamId: of.streamId };
}

/**
 * Messages over a stream's time for somebody who may read its chat.
 * @throws TallyError not_found when there is no such stream, or it is not theirs to read
 */
export async function readRate(person: Person, streamId: string, from: Db = db()): Promise<ChatRate> {
  const span = await repository.streamSpan(from, streamId);
  if (!span || !(await mayReadChat(person, span.channelId, from))) throw noStream();
  return rateWithin(from, streamId, span);
}

/**
 * In steps that grow with the stream. Of a stream whose messages are gone the figures of its hours are left.
 */
async function rateWithin(db: Db, streamId: string, span: repository.StreamSpan): Promise<ChatRate> {
  const time = { channelId: span.channelId, from: span.startedAt, to: span.endedAt ?? instanceNow() };
  const stepSeconds = rateStep(time.to.getTime() - time.from.getTime());
  const [points, gaps] = await Promise.all([
    repository.rateOf(db, { ...time, stepSeconds }),
    repository.gapsWithin(db, time),
  ]);
  if (points.length > 0) return { stepSeconds, points, gaps };
  const hours = await repository.hoursOf(db, { ...time, streamId, bots: true });
  return {
    stepSeconds: HOUR_MS / 1000,
    points: hours.map(({ hour, messages }) => [hour.getTime(), messages]),
    gaps,
  };
}

const noStream = () => new TallyError("not_found", "There is no such stream.");
