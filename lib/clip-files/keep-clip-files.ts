import { declareAlert, isAlertOpen } from "@/lib/alerts";
import type { Pool } from "@/lib/db/client";
import type { JobContext } from "@/lib/jobs/schema";
import type { Logger } from "@/lib/log";
import type { Outbound } from "@/lib/outbound";
import type { Twitch } from "@/lib/twitch";
import type { Outcome } from "./lane";
import { listWork } from "./repository-lane";
import type { Stores } from "./stores";
import { takeBatch, type Visit } from "./take-batch";
import { type Tidied, tidyFiles } from "./tidy";

export interface KeepDeps {
  pool: Pool;
  twitch: Pick<Twitch, "getClipDownloads">;
  outbound: Pick<Outbound, "download">;
  stores: Stores;
  /** Where files may be fetched from. */
  mayLead: (url: URL) => boolean;
  /** Twitch ids of those who are told when there is no room. */
  operatorIds: readonly string[];
  /** This machine is not the one that serves the files: a folder of its own is of no use. */
  elsewhere: boolean;
  log: Pick<Logger, "warn">;
}

export interface KeptFiles extends Tidied, Omit<Outcome, "store"> {
  /** The store has no room for anything more. */
  full: boolean;
}

/** Files of a channel that are taken at once: Twitch tells so many addresses of videos. */
const BATCH = 10;
/** A run ends after so long, so that what owners say is heeded soon. */
const RUN_MS = 5 * 60_000;

const FULL =
  "The store for files of clips has no room left. Clips themselves go on being archived, and every minute one " +
  "file is tried again. Make room, or keep fewer files.";

/**
 * Keeps files of clips as their owners allow: wants those that are missing, lets go of those that are not to be kept,
 * and fetches what is due, newest clips first, channel by channel. Idempotent; may run several times at once and be
 * stopped anywhere. A store that is full ends the run and tells operators; then one file at a time finds out whether
 * it still is.
 * @throws StoreError when the store does not answer, and the signal's reason
 */
export async function keepClipFiles(
  deps: KeepDeps,
  { now, signal, progress }: JobContext,
): Promise<KeptFiles> {
  const { pool, stores } = deps;
  if (deps.elsewhere && stores.current.name === "disk") return nothingHere(deps);
  const onTrouble = (err: unknown) => deps.log.warn({ err }, "a file of a clip was not removed");
  const tidied = await tidyFiles({ pool, stores, onTrouble }, now, signal);
  const total: Outcome = { kept: 0, bytes: 0, unkept: 0, store: null };
  const visit: Visit = {
    deps: { ...deps, store: stores.current, now },
    signal,
    blocked: new Set(),
    askedAt: 0,
  };
  const endAt = Date.now() + RUN_MS;
  let wasFull = await isAlertOpen("clip-files", pool);
  const due = await works(visit);
  // Nothing needs room any more, as when owners keep fewer files: nobody else would end the alert.
  if (wasFull && due.length === 0) await declareAlert(deps, "clip-files", null);
  for (let round = due; round.length > 0 && !total.store; round = await works(visit)) {
    for (const work of round) {
      signal.throwIfAborted();
      if (total.store || Date.now() > endAt) break;
      add(total, await takeBatch(visit, work, wasFull ? 1 : BATCH));
      progress({ done: total.kept, total: null });
      if (!wasFull || total.kept === 0) continue;
      await declareAlert(deps, "clip-files", null);
      wasFull = false;
    }
    if (Date.now() > endAt) break;
  }
  if (total.store?.why === "away") throw total.store;
  if (total.store) await declareAlert(deps, "clip-files", FULL);
  const { store, ...done } = total;
  return { ...tidied, ...done, full: store !== null };
}

function nothingHere({ log }: KeepDeps): KeptFiles {
  log.warn("files of clips are kept by Trigger.dev only in a bucket: set S3_BUCKET");
  return { dropped: 0, removed: 0, kept: 0, bytes: 0, unkept: 0, full: false };
}

const works = async ({ deps, blocked }: Visit) =>
  (await listWork(deps.pool)).filter(({ channelId, kind }) => !blocked.has(`${kind} ${channelId}`));

function add(total: Outcome, { kept, bytes, unkept, store }: Outcome): void {
  total.kept += kept;
  total.bytes += bytes;
  total.unkept += unkept;
  total.store = store;
}
