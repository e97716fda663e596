import { followOutbox, newestSeq } from "@/lib/events";
import type { RecordedEvent } from "@/lib/events/schema";
import { Oblivion } from "../core/oblivion";
import { reassign } from "../reassign";
import { forgottenOf } from "../repository-ingest";
import { recentSpans, type Span } from "../repository-reassign";
import { failureOf } from "./failures";
import type { IngestOptions } from "./types";

/** What ingest hears of the rest of the system. */
export interface Hearing {
  /** Of whom nothing is kept. */
  oblivion(): Oblivion;
  /** Streams of such channels are of interest. */
  sawChannel(channelId: string): void;
  /** Reads again who is to be forgotten. */
  refresh(): Promise<void>;
  /**
   * One step of putting messages into the stream they belong to; false when there is nothing to do.
   * @throws when Postgres is not there
   */
  repair(): Promise<boolean>;
  stop(): Promise<void>;
}

/** Detection takes a while, and clocks differ: what was written around a turn may be in the wrong stream. */
const AROUND_MS = 60_000;

/**
 * Follows the outbox: who does not want to be kept any more, and which streams begin and end, so that what was
 * stored before that was known comes to the right one.
 */
export function createHearing({
  pool,
  url,
  log,
  moveActivity = () => Promise.resolve(),
  now = Date.now,
}: IngestOptions): Hearing {
  const stopping = new AbortController();
  const seen = new Set<string>();
  let oblivion = new Oblivion();
  let fresh = false;
  const spans: Span[] = [];

  const refresh = async () => {
    oblivion = new Oblivion(await forgottenOf(pool, null));
    fresh = true;
  };
  // Not by place: an answer that comes after its time may find others there.
  const replace = (span: Span, rest: Span | null) => {
    const at = spans.indexOf(span);
    if (at >= 0) spans.splice(at, 1, ...(rest ? [rest] : []));
  };
  const hear = ({ kind, payload }: RecordedEvent): boolean => {
    if (kind === "chat.optout" || kind === "chat.erasure") return true;
    if (kind !== "stream.online" && kind !== "stream.offline") return false;
    if (!seen.has(payload.broadcaster.id)) return false;
    const turn = kind === "stream.online" ? payload.stream.startedAt : payload.endedAt;
    spans.push({
      channelId: payload.broadcaster.id,
      from: Date.parse(turn) - AROUND_MS,
      to: now() + AROUND_MS,
    });
    return false;
  };
  const follower = followOutbox({
    url,
    from: async (db) => {
      const seq = await newestSeq(db);
      await refresh();
      spans.push(...(await recentSpans(db, AROUND_MS)));
      return seq;
    },
    onEvents: async (events) => {
      if (events.map(hear).includes(true)) await refresh();
    },
    signal: stopping.signal,
    log,
  });

  return {
    oblivion: () => oblivion,
    sawChannel: (channelId) => void seen.add(channelId),
    refresh,
    async repair() {
      const span = spans[0];
      if (!span || !fresh) return false;
      try {
        const rest = await reassign(pool, span, moveActivity);
        replace(span, rest);
      } catch (error) {
        const failure = failureOf(error);
        if (failure === "away") throw error;
        // Another writer was in the way: again. Anything else would fail for ever.
        if (failure !== "again") replace(span, null);
        log.warn({ err: error, channelId: span.channelId }, "messages were not put into their stream");
      }
      return true;
    },
    async stop() {
      stopping.abort();
      await follower.done;
    },
  };
}
