import type { Db } from "@/lib/db/client";
import { withTransaction } from "@/lib/db/tx";
import { appendEvents } from "@/lib/events";
import type { DomainEvent } from "@/lib/events/schema";
import { TwitchError } from "@/lib/twitch";
import { type ArchiveRun, LeaseLost } from "./archive-run";
import { storeClips } from "./archive-store";
import { evenParts, mayBeCut, type Span } from "./core/windows";
import { type Claim, holdLease } from "./repository-archive-lease";
import { countKnownWithin } from "./repository-clips-write";

/** What a window turned out to be. `cut`, `capped`: Twitch may know more, and a second has no parts. `lacking`: Twitch left out most of what it had told of that time before. */
export type Verdict = "whole" | "cut" | "capped" | "lacking";

export interface WindowRead {
  verdict: Verdict;
  /** Of one that was cut: what is to be read in its place, the older first. */
  parts: [Span, Span] | null;
  /** Rows that Twitch gave. */
  found: number;
}

interface Reading {
  span: Span;
  backfill: boolean;
  /** Notes what the window is, in the transaction that stores its last page; what it answers is told last. */
  conclude: (tx: Db, read: WindowRead) => Promise<DomainEvent[]>;
}

/** Twitch ends a window at about 1,000 clips: ten pages, or as many again that are not full. */
const MOST_PAGES = 30;
/** So many known clips of a window, of which Twitch tells less than half, and its list is not believed. */
const LACKING = { known: 10, share: 0.5 };

/**
 * Reads all pages of a window, each stored in one transaction; the last one says what the window is. Null when the
 * run must end first: what was stored stays, and the window is read again from its first page.
 * @throws TwitchError, LeaseLost
 */
export async function readWindow(
  run: ArchiveRun,
  claim: Claim,
  { span, backfill, conclude }: Reading,
): Promise<WindowRead | null> {
  const told = new Map<string, Date>();
  const cursors = new Set<string>();
  let found = 0;
  for (let cursor: string | undefined; await run.purse.take(); ) {
    const window = { broadcasterId: claim.channelId, ...span, cursor };
    const page = await run.twitch.getClipPage(window, { signal: run.signal });
    found += page.clips.length + page.unread;
    for (const { id, createdAt } of page.clips) told.set(id, createdAt);
    const ours = page.clips.filter(({ broadcasterId }) => broadcasterId === claim.channelId);
    const read = await withTransaction(async (tx) => {
      if (!(await holdLease(tx, claim))) throw new LeaseLost();
      const { added, events } = await storeClips(tx, ours, { now: run.clock(), backfill });
      const end = page.cursor === undefined ? await judge(tx, claim, span, { found, told }) : null;
      const last = end ? await conclude(tx, end) : progressEvents(run, claim);
      await appendEvents(tx, [...events, ...last]);
      return { added, end };
    }, run.pool);
    run.found += read.added;
    run.onPage();
    if (read.end) {
      run.windows += 1;
      return read.end;
    }
    cursor = page.cursor;
    if (cursor !== undefined && cursors.has(cursor)) throw endless();
    if (cursor !== undefined) cursors.add(cursor);
    if (cursors.size >= MOST_PAGES) throw endless();
  }
  return null;
}

async function judge(
  tx: Db,
  { channelId }: Claim,
  span: Span,
  { found, told }: { found: number; told: ReadonlyMap<string, Date> },
): Promise<WindowRead> {
  if (mayBeCut(found)) {
    const parts = evenParts(span, [...told.values()]);
    return { verdict: parts ? "cut" : "capped", parts, found };
  }
  const before = await countKnownWithin(tx, channelId, span, [...told.keys()]);
  const lacks = before.known >= LACKING.known && before.told < before.known * LACKING.share;
  return { verdict: lacks ? "lacking" : "whole", parts: null, found };
}

const PROGRESS_EVERY_MS = 1_000;

/** Pages are told of progress at most once a second. */
function progressEvents({ toldAt }: ArchiveRun, { channelId }: Claim): DomainEvent[] {
  const now = performance.now();
  if (now - (toldAt.get(channelId) ?? Number.NEGATIVE_INFINITY) < PROGRESS_EVERY_MS) return [];
  toldAt.set(channelId, now);
  return [progressEvent(channelId)];
}

export const progressEvent = (channelId: string): DomainEvent => ({
  kind: "clips.archive",
  payload: { channelId, what: "progress" },
});

const endless = () => new TwitchError("malformed", "Twitch's pages of Get Clips do not end.");

/** What a channel's archive says when a list was not believed. */
export const lackingError = () =>
  new TwitchError("malformed", "Twitch's list of clips lacks most of those that it told of before.");
