import { type Download, type Outbound, OutboundError } from "@/lib/outbound";
import { type FileProblem, MOST_FILE_BYTES } from "./core/fate";
import { type MediaType, SNIFFED_BYTES, sniff } from "./core/sniff";
import { isMissingPicture } from "./core/twitch-media";
import type { ClaimedFile } from "./repository-lane";
import { type FileStore, type Stored, StoreError } from "./store";

export interface FetchDeps {
  outbound: Pick<Outbound, "download">;
  store: FileStore;
  mayLead: (url: URL) => boolean;
}

/** A file that did not come. `bytes`: how large it would have been, where that is known. */
export class Unfetched extends Error {
  readonly problem: Exclude<FileProblem, "permission" | "retention">;
  readonly bytes: number | null;

  constructor(problem: Unfetched["problem"], bytes: number | null = null) {
    super(`A file of a clip was not fetched: ${problem}.`);
    this.name = "Unfetched";
    this.problem = problem;
    this.bytes = bytes;
  }
}

/** A file takes no longer, whatever it does. Its lease is longer. */
const MOST_MS = 8 * 60_000;
const SILENCE_MS = 30_000;

/**
 * Fetches a clip's file from `url` (null: Twitch has none) into the store, while it comes.
 * @throws Unfetched, StoreError, and the signal's reason
 */
export async function fetchFile(
  deps: FetchDeps,
  file: ClaimedFile,
  url: string | null,
  signal: AbortSignal,
): Promise<Stored & { contentType: MediaType }> {
  if (!url) throw new Unfetched("none");
  const stop = AbortSignal.any([signal, AbortSignal.timeout(MOST_MS)]);
  try {
    const { mayLead } = deps;
    const download = await deps.outbound.download({ url, mayLead, silenceMs: SILENCE_MS, signal: stop });
    try {
      return await store(deps, file, download);
    } finally {
      download.close();
    }
  } catch (error) {
    signal.throwIfAborted();
    if (error instanceof Unfetched || error instanceof StoreError) throw error;
    if (error instanceof OutboundError)
      throw new Unfetched(error.failure === "refused" ? "refused" : "broken");
    // It was there all the time, and took too long.
    if (stop.aborted) throw new Unfetched("broken");
    throw new StoreError("away", error);
  }
}

async function store(deps: FetchDeps, file: ClaimedFile, download: Download) {
  refuseAnswer(file, download);
  const pieces = withinBounds(download, file.room);
  const first = await firstBytes(pieces);
  const contentType = sniff(file.kind, first);
  if (!contentType) throw new Unfetched("not-media");
  const stored = await deps.store.put(file.key, after(first, pieces), { contentType });
  return { ...stored, contentType };
}

/** What the head of an answer says already. */
function refuseAnswer({ kind, room }: ClaimedFile, { status, url, bytes }: Download): void {
  if (status === 404 || status === 410) throw new Unfetched("none");
  // Addresses of videos are signed and run out; of a picture that is not there some of Twitch's hosts say 403.
  if (status === 401 || status === 403) throw new Unfetched(kind === "video" ? "expired" : "none");
  if (status !== 200) throw new Unfetched("broken");
  if (kind === "thumbnail" && isMissingPicture(url)) throw new Unfetched("none");
  if (bytes === null) return;
  if (bytes > MOST_FILE_BYTES) throw new Unfetched("too-large", bytes);
  if (bytes > room) throw new Unfetched("no-room", bytes);
}

/** Ends a body that is longer than it may be, or not as long as it was said to be. */
async function* withinBounds({ body, bytes }: Download, room: number): AsyncGenerator<Buffer> {
  let passed = 0;
  for await (const piece of body) {
    passed += piece.byteLength;
    if (passed > MOST_FILE_BYTES) throw new Unfetched("too-large", passed);
    if (passed > room) throw new Unfetched("no-room", passed);
    yield piece;
  }
  if (bytes !== null && passed !== bytes) throw new Unfetched("broken");
}

async function firstBytes(pieces: AsyncGenerator<Buffer>): Promise<Buffer> {
  let first: Buffer = Buffer.alloc(0);
  while (first.byteLength < SNIFFED_BYTES) {
    const { value, done } = await pieces.next();
    if (done) break;
    first = Buffer.concat([first, value]);
  }
  return first;
}

async function* after(first: Buffer, rest: AsyncGenerator<Buffer>): AsyncGenerator<Buffer> {
  yield first;
  yield* rest;
}
