import { z } from "zod";
import { TallyError } from "@/lib/kernel/errors";
import type { ActiveSet, ActiveSets, SetPlace, WantedSet } from "./active-sets";
import type { Member } from "./core/member";
import { type ActiveStream, activeStream } from "./schema";

/** What a set needs of a client of Redis or DragonflyDB. */
export interface SetClient {
  hmGet(key: string, fields: string[]): Promise<(string | null)[]>;
  eval(script: string, options: { keys: string[]; arguments: string[] }): Promise<unknown>;
  del(keys: string[]): Promise<number>;
}

/** A set that no look renews is of a target that is gone. */
const KEPT_MS = 24 * 3_600_000;

/**
 * One step, so that nobody reads half a set, and a worker that was held up puts no older set in place of a newer.
 * Versions are of Postgres and only grow.
 */
const SAVE = `
local there = redis.call('HGET', KEYS[1], 'version')
if there and tonumber(there) >= tonumber(ARGV[1]) then return 0 end
redis.call('HSET', KEYS[1], 'version', ARGV[1], 'members', ARGV[2])
redis.call('PEXPIRE', KEYS[1], ARGV[3])
return 1`;

const storedMembers = z.array(
  activeStream.omit({ startedAt: true }).extend({
    startedAtMs: z.number(),
    seenAtMs: z.number(),
    misses: z.number().int(),
  }),
);

/**
 * Sets of active streams in Redis, each as one value: nearly all of it changes with every look, for viewers do. Whatever
 * is not there or not whole counts as lost, and is made again by the next look.
 * @param owner names the database that the sets are of: a copy of it has targets of the same ids
 */
export function createRedisSets(client: SetClient, owner: () => Promise<string>): ActiveSets {
  const keyOf = async (targetId: string) => `tallylight:${await owner()}:target:${targetId}`;
  const read = async (targetId: string): Promise<{ version: number; members: Member[] } | null> => {
    const key = await keyOf(targetId);
    const [version, members] = await asking(client.hmGet(key, ["version", "members"]));
    const parsed = storedMembers.safeParse(parse(members));
    return parsed.success ? { version: Number(version), members: parsed.data } : null;
  };
  return {
    store: "redis",
    async load(wanted: readonly WantedSet[]) {
      const sets = await Promise.all(
        wanted.map(async ({ targetId, version }) => {
          const there = await read(targetId);
          return [targetId, there?.version === version ? there.members : null] as const;
        }),
      );
      return new Map(sets);
    },
    saveWithin: () => Promise.resolve(),
    async saveAfter(sets: readonly ActiveSet[]) {
      for (const { targetId, version, members } of sets) {
        const keys = [await keyOf(targetId)];
        const values = [String(version), JSON.stringify(members), String(KEPT_MS)];
        await asking(client.eval(SAVE, { keys, arguments: values }));
      }
    },
    page: async (targetId, after, limit) => pageOf((await read(targetId))?.members ?? [], after, limit),
    async forget(targetIds) {
      const keys = await Promise.all(targetIds.map(keyOf));
      // What stays is of no use to anybody, and not worth failing for what is done already.
      if (keys.length > 0) await client.del(keys).catch(() => 0);
    },
  };
}

/** @throws TallyError unavailable for whatever goes wrong with Redis */
async function asking<T>(answer: Promise<T>): Promise<T> {
  try {
    return await answer;
  } catch (cause) {
    throw new TallyError("unavailable", "Redis does not answer. Try again in a moment.", { cause });
  }
}

function pageOf(members: readonly Member[], after: SetPlace | null, limit: number): ActiveStream[] {
  return members
    .filter((member) => after === null || isBehind(member, after))
    .sort((a, b) => b.viewerCount - a.viewerCount || (a.streamId < b.streamId ? -1 : 1))
    .slice(0, limit)
    .map(({ startedAtMs, seenAtMs: _seen, misses: _misses, ...shown }) => ({
      ...shown,
      startedAt: new Date(startedAtMs).toISOString(),
    }));
}

const isBehind = (member: Member, { viewerCount, streamId }: SetPlace): boolean =>
  member.viewerCount < viewerCount || (member.viewerCount === viewerCount && member.streamId > streamId);

function parse(text: string | null | undefined): unknown {
  try {
    return JSON.parse(text ?? "");
  } catch {
    return undefined;
  }
}
