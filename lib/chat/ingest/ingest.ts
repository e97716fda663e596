import { createDemand } from "@/lib/events";
import type { ChatEvent } from "@/lib/twitch/chat";
import { MarkIndex } from "../core/mark-index";
import { Backlog } from "./backlog";
import { entryOf, type Refusal } from "./entry-of-event";
import { createHearing } from "./hearing";
import { lostSpans } from "./spans";
import { Spooling } from "./spooling";
import { Spools } from "./spools";
import type { Ingest, IngestOptions, IngestStats } from "./types";
import { Writing } from "./writing";

const DAY_MS = 86_400_000;

/**
 * Begins to take in chat. What it promises is in the types; how: events wait in the backlog as entries, the writer
 * brings them to Postgres batch by batch, and where it does not get on, the spooler brings them to the disk, from
 * where the writer fetches them when it can.
 * @throws TallyError conflict when another process has the spool's folder; whatever the disk throws
 */
export function createIngest(options: IngestOptions): Ingest {
  const { retentionDays, log, now = Date.now } = options;
  const backlog = new Backlog();
  const recentMarks = new MarkIndex();
  const refused: IngestStats["refused"] = {};
  const counts = { taken: 0, lost: 0 };
  const lose = (entries: Parameters<typeof lostSpans>[0], reason: Parameters<typeof lostSpans>[1]) => {
    counts.lost += entries.length;
    const spans = lostSpans(entries, reason);
    log.error({ entries: entries.length, channels: spans.length, reason }, "chat was lost");
    for (const span of spans) options.onLost(span);
  };
  const refuse = (reason: Refusal, number = 1) => {
    refused[reason] = (refused[reason] ?? 0) + number;
  };

  const spools = new Spools({ ...options, now, onDropped: (entries) => lose(entries, "spool_full") });
  const hearing = createHearing(options);
  const shared = { ...options, now, backlog, spools, lose, refuse };
  const eventsWanted = createDemand(options.pool, "chat.message");
  const writing = new Writing({ ...shared, recentMarks, hearing, eventsWanted });
  const spooling = new Spooling({ ...shared, isAway: () => writing.isHeldUp });
  writing.onTrouble = () => spooling.wake();

  return {
    take(event: ChatEvent, channelId: string) {
      const entry = entryOf(event, channelId, { oldest: now() - retentionDays * DAY_MS });
      if (entry === null) return undefined;
      counts.taken += 1;
      if (typeof entry === "string") refuse(entry);
      else if (entry.is !== "mark" && hearing.oblivion().covers(entry)) refuse("forgotten");
      else {
        if (entry.is === "mark") recentMarks.add(entry);
        hearing.sawChannel(channelId);
        backlog.add(entry);
        writing.wake();
        if (backlog.batches > 1) spooling.wake();
      }
      return backlog.room();
    },
    acknowledgedUntil: () => backlog.from ?? now(),
    stats: () => ({
      ...counts,
      acknowledged: counts.taken - backlog.entries,
      stored: writing.stored,
      refused: { ...refused },
      batches: writing.batches,
      waiting: backlog.entries,
      lagMs: writing.lagMs,
      spool: { bytes: spools.bytes, oldestAt: spools.oldestAt, problem: spooling.problem },
      problem: writing.problem,
    }),
    flush: () => backlog.drained(),
    async stop() {
      await hearing.stop();
      await Promise.all([writing.stop(), spooling.stop()]);
      await spools.close();
    },
  };
}
