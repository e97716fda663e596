import { v7 as uuidv7 } from "uuid";
import { recordAudit } from "@/lib/audit";
import type { Person } from "@/lib/auth/core/policy";
import { linkClipsSince } from "@/lib/clips";
import { db, type Pool } from "@/lib/db/client";
import { now as instanceNow } from "@/lib/env/clock";
import { env } from "@/lib/env/server";
import type { BroadcasterRef } from "@/lib/events/schema";
import { TallyError } from "@/lib/kernel/errors";
import { channelByLogin, getStream, mayManageStreams, recordPast } from "@/lib/streams";
import type { RecordedStream, StreamDetail, StreamInput } from "@/lib/streams/schema";
import type { LivePolicy } from "./core/live-state";
import { livePolicy } from "./policy";
import { onAirNow, streamByTwitchId } from "./repository-by-hand";
import { applyObservations } from "./service";

interface HandDeps {
  pool: Pool;
  policy: LivePolicy;
  now: Date;
}

const processDeps = (): HandDeps => ({ pool: db(), policy: livePolicy(env()), now: instanceNow() });

/**
 * Puts a stream of the person's channel, or for operators of any, on record: one that is over as it was, one that has
 * no end as being on air, with all that follows from that. A Twitch id that is known gives the stream as it is.
 * Twitch has the last word: what it does not show is over after some misses.
 * @throws TallyError not_found, forbidden; unprocessable for times to come; conflict when the channel is, or was then,
 *   on air with another stream
 */
export async function recordStream(
  person: Person,
  login: string,
  input: StreamInput,
  deps: HandDeps = processDeps(),
): Promise<RecordedStream> {
  const { pool, now } = deps;
  const broadcaster = await channelByLogin(login, pool);
  mayManageStreams(person, broadcaster.id);
  const { startedAt, endedAt } = timesOf(input, now);
  const stream = { ...input, twitchStreamId: input.twitchStreamId ?? `api-${uuidv7()}`, startedAt };
  const { id, created } = endedAt
    ? await recordPast(broadcaster, { ...stream, endedAt }, pool)
    : await begin(broadcaster, stream, deps);
  if (created) await linkClipsSince(pool, broadcaster.id, startedAt);
  return { ...(await getStream(id, now, pool)), created };
}

/** @throws TallyError unprocessable when they lie in the future, or the end not behind the start */
function timesOf(input: StreamInput, now: Date): { startedAt: Date; endedAt: Date | null } {
  const startedAt = input.startedAt === undefined ? now : new Date(input.startedAt);
  const endedAt = input.endedAt === undefined ? null : new Date(input.endedAt);
  if (startedAt > now) throw wrongTime("startedAt", "must not lie in the future");
  if (endedAt && endedAt > now) throw wrongTime("endedAt", "must not lie in the future");
  if (endedAt && endedAt <= startedAt) throw wrongTime("endedAt", "must be later than startedAt");
  return { startedAt, endedAt };
}

const wrongTime = (field: string, message: string) =>
  new TallyError("unprocessable", "A stream began and ended in the past.", { fields: [{ field, message }] });

type Begun = Omit<StreamInput, "twitchStreamId" | "startedAt"> & { twitchStreamId: string; startedAt: Date };

async function begin(
  { id: broadcasterId }: BroadcasterRef,
  stream: Begun,
  { pool, policy, now }: HandDeps,
): Promise<{ id: string; created: boolean }> {
  const known = await streamByTwitchId(pool, broadcasterId, stream.twitchStreamId);
  if (known) return { id: known, created: false };
  if (await onAirNow(pool, broadcasterId))
    throw new TallyError("conflict", "The channel is on air with another stream. End that one first.");
  const { twitchStreamId, title, categoryId, categoryName, language, tags, startedAt } = stream;
  const seen = { id: twitchStreamId, title, categoryId, categoryName, language, tags, startedAt };
  await applyObservations(
    pool,
    [
      {
        ...{ broadcasterId, observedAt: now, source: "api", kind: "seen" },
        stream: { ...seen, viewerCount: 0, thumbnailUrl: "" },
      },
    ],
    policy,
    {
      record: (tx) =>
        recordAudit(tx, {
          action: "stream.create",
          target: { kind: "stream", id: twitchStreamId, name: title || undefined },
          channelId: broadcasterId,
          after: { startedAt: startedAt.toISOString() },
        }),
    },
  );
  const id = await streamByTwitchId(pool, broadcasterId, twitchStreamId);
  if (!id)
    throw new TallyError("conflict", "Twitch was asked about the channel at the same moment. Try again.");
  return { id, created: true };
}

/**
 * Says that a stream of the person's channel, or for operators of any, is over now. One that is over stays as it is;
 * one that Twitch goes on showing comes back with the next tick.
 * @throws TallyError not_found, forbidden
 */
export async function endStream(
  person: Person,
  id: string,
  { pool, policy, now }: HandDeps = processDeps(),
): Promise<StreamDetail> {
  const stream = await getStream(id, now, pool);
  const { broadcaster, twitchStreamId } = stream;
  mayManageStreams(person, broadcaster.id);
  if (stream.endedAt !== null || twitchStreamId === null) return stream;
  await applyObservations(
    pool,
    [
      {
        broadcasterId: broadcaster.id,
        observedAt: now,
        source: "api",
        kind: "closed",
        streamId: twitchStreamId,
      },
    ],
    policy,
    {
      record: (tx) =>
        recordAudit(tx, {
          action: "stream.end",
          target: { kind: "stream", id, name: stream.title || undefined },
          channelId: broadcaster.id,
        }),
    },
  );
  return getStream(id, now, pool);
}
