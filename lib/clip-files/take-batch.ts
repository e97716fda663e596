import { setTimeout as sleep } from "node:timers/promises";
import type { Twitch } from "@/lib/twitch";
import { claimFiles } from "./claim-files";
import { fateOf } from "./core/fate";
import { findVideos } from "./find-videos";
import { fetchBatch, type LaneDeps, type Outcome } from "./lane";
import { type ClaimedFile, type FileWork, giveBack, markUnkept } from "./repository-lane";

/** What one run goes by. */
export interface Visit {
  deps: LaneDeps & { twitch: Pick<Twitch, "getClipDownloads"> };
  signal: AbortSignal;
  /** Kinds of channels ("video 123") that have nothing more to be had in this run. */
  blocked: Set<string>;
  /** When Twitch was last asked for addresses, by Date.now(). */
  askedAt: number;
}

const NOTHING: Outcome = { kept: 0, bytes: 0, unkept: 0, store: null };
/** Twitch answers 100 questions for addresses a minute. */
const ASK_EVERY_MS = 650;
const PERMISSION_AGAIN_MS = 3_600_000;
const TWITCH_AGAIN_MS = 5 * 60_000;

/**
 * Takes up to `limit` files of a channel that are due, and fetches them.
 * @throws the signal's reason
 */
export async function takeBatch(visit: Visit, work: FileWork, limit: number): Promise<Outcome> {
  const { deps, signal, blocked } = visit;
  const files = await claimFiles(deps.pool, work, { limit, store: deps.store.name });
  if (files.length === 0) {
    blocked.add(`${work.kind} ${work.channelId}`);
    return NOTHING;
  }
  if (work.kind === "video") return fetchVideos(visit, work, files);
  return fetchBatch(deps, files, ({ thumbnailUrl }) => thumbnailUrl || null, signal);
}

async function fetchVideos(visit: Visit, work: FileWork, files: readonly ClaimedFile[]): Promise<Outcome> {
  const { deps, signal, blocked } = visit;
  const addresses = await ask(visit, work, files);
  if (addresses instanceof Map) {
    return fetchBatch(deps, files, ({ twitchId }) => addresses.get(twitchId) ?? null, signal);
  }
  if (addresses === "refused") return fetchAlone(visit, work, files);
  blocked.add(`${work.kind} ${work.channelId}`);
  const [dueInMs, problem] =
    addresses === "permission"
      ? ([PERMISSION_AGAIN_MS, "permission"] as const)
      : ([TWITCH_AGAIN_MS, null] as const);
  await giveBack(deps.pool, files, { dueInMs, problem });
  return NOTHING;
}

/** One clip that Twitch does not want to be asked about must not cost the others theirs. */
async function fetchAlone(visit: Visit, work: FileWork, files: readonly ClaimedFile[]): Promise<Outcome> {
  const { pool } = visit.deps;
  const [first, ...others] = files;
  if (!first) return NOTHING;
  if (others.length === 0) {
    const fate = fateOf("broken", first.attempt, Math.random());
    await markUnkept(pool, first, { problem: "broken", fate, bytes: null });
    return { ...NOTHING, unkept: 1 };
  }
  await giveBack(pool, others, { dueInMs: 0, problem: null });
  return fetchVideos(visit, work, [first]);
}

/** Gives the files back when nobody waits for them any more. */
async function ask(visit: Visit, { channelId }: FileWork, files: readonly ClaimedFile[]) {
  const { deps, signal } = visit;
  try {
    await sleep(Math.max(0, visit.askedAt + ASK_EVERY_MS - Date.now()), undefined, { signal });
    visit.askedAt = Date.now();
    return await findVideos(deps.twitch, channelId, files, signal);
  } catch (error) {
    await giveBack(deps.pool, files, { dueInMs: 0, problem: null });
    throw error;
  }
}
