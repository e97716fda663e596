import { beginBatch } from "@/lib/chat";
import type { Db, Pool } from "@/lib/db/client";
import { withTransaction } from "@/lib/db/tx";
import { chunk } from "@/lib/kernel/chunk";
import * as repository from "./repository-presence";
import { type Chatter, leave, leaveUnseen, markLurkers } from "./repository-presence";
import { putAtStreams, putInChannels, putPeople } from "./repository-record";

/** Rows of people held at once: those who store chat wait that long. */
const AT_ONCE = 500;

/** Who came or went in a channel, as its chat tells: by login only. `at` in ms since the epoch. */
export interface PresenceChange {
  channelId: string;
  change: "joined" | "left";
  logins: readonly string[];
  at: number;
}

/**
 * Writes down who came and went. Of those who come only people who were seen before are known by their id; others
 * appear when they write or when Twitch is asked who is there. Done twice it changes nothing more.
 */
export async function recordPresence(
  { channelId, change, logins, at }: PresenceChange,
  pool: Pool,
): Promise<void> {
  for (const some of chunk([...new Set(logins)], AT_ONCE)) {
    if (change === "left") await withTransaction((tx) => leave(tx, channelId, some, new Date(at)), pool);
    else await recordThere(pool, channelId, at, (tx) => repository.peopleOf(tx, some));
  }
}

/**
 * Makes Twitch's whole list of who is in a channel's chat, asked for at `at` (ms since the epoch), the one that is
 * known: who is not on it and gave no sign since is gone. May stop anywhere and be done again.
 */
export async function replaceChatters(
  channelId: string,
  chatters: readonly Chatter[],
  at: number,
  pool: Pool,
): Promise<void> {
  for (const some of chunk(inOrder(chatters), AT_ONCE)) {
    await recordThere(pool, channelId, at, async () => some);
    await withTransaction(
      (tx) =>
        markLurkers(
          tx,
          some.map(({ id }) => id),
          new Date(at),
        ),
      pool,
    );
  }
  await endPresence(channelId, at, pool);
}

/** Nobody who gave no sign since `at` (ms since the epoch) is known to be in the channel: it is not read any more. */
export async function endPresence(channelId: string, at: number, pool: Pool): Promise<void> {
  await withTransaction((tx) => leaveUnseen(tx, channelId, new Date(at)), pool);
}

async function recordThere(
  pool: Pool,
  channelId: string,
  at: number,
  find: (tx: Db) => Promise<readonly Chatter[]>,
): Promise<void> {
  await withTransaction(async (tx) => {
    // As a batch of chat does: whoever opts out, or is erased, waits for this and is not put back by it.
    await beginBatch(tx);
    const there = inOrder(await repository.trackable(tx, channelId, await find(tx)));
    if (there.length === 0) return;
    const streamId = await repository.streamAt(tx, channelId, new Date(at));
    const seen = there.map(({ id, login, displayName }) => ({
      ...{ personId: id, login, name: displayName, channelId },
      ...{ firstAt: at, lastAt: at, messages: 0, flags: 0 },
    }));
    await putPeople(tx, seen, { wrote: false });
    const fresh = streamId
      ? await putAtStreams(
          tx,
          seen.map((one) => ({ ...one, streamId })),
        )
      : [];
    const newcomers = new Set(fresh.map(({ personId }) => personId));
    await putInChannels(
      tx,
      seen.map((one) => ({ ...one, newStreams: newcomers.has(one.personId) ? 1 : 0 })),
    );
  }, pool);
}

/** Each once, in the order in which everybody writes people. */
const inOrder = (chatters: readonly Chatter[]): Chatter[] =>
  [...new Map(chatters.map((chatter) => [chatter.id, chatter])).values()].sort((one, other) =>
    one.id < other.id ? -1 : 1,
  );
