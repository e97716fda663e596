import type { LiveChange, OnAir } from "../schema";

/** A session to be on air, made if there is none. */
export interface SessionRow extends OnAir {
  broadcasterId: string;
  continues: boolean;
  source: string;
  delayMs: number | null;
}

/** Ends sessions of a channel: the one with this id, or all that reach over the moment but `exceptTwitchId`. */
export interface EndingRow {
  broadcasterId: string;
  twitchStreamId: string;
  /** Of the others than `twitchStreamId`, not of it. */
  others: boolean;
  at: Date;
  reason: "offline" | "replaced";
}

/** From when on a stream showed what. */
export interface SegmentRow {
  broadcasterId: string;
  twitchStreamId: string;
  startedAt: Date;
  title: string;
  categoryId: string;
  categoryName: string;
}

export interface SessionWrite {
  endings: EndingRow[];
  sessions: SessionRow[];
  segments: SegmentRow[];
}

/**
 * The rows that live changes make of stream sessions. Writing the same twice changes nothing. A start that
 * Twitch dates after the moment it was seen counts from that moment: clocks differ.
 */
export function sessionWrite(changes: readonly LiveChange[]): SessionWrite {
  const write: SessionWrite = { endings: [], sessions: [], segments: [] };
  for (const change of changes) {
    const { broadcasterId, at } = change;
    if (change.kind === "ended") {
      const { twitchStreamId, endedAt } = change;
      write.endings.push({ broadcasterId, twitchStreamId, others: false, at: endedAt, reason: "offline" });
      continue;
    }
    const { stream, continues, source, delayMs } = change;
    const startedAt = earlier(stream.startedAt, at);
    const until = earlier(change.previousSeenAt ?? at, startedAt);
    write.endings.push({
      broadcasterId,
      twitchStreamId: stream.twitchStreamId,
      others: true,
      at: until,
      reason: "replaced",
    });
    write.sessions.push({ ...stream, startedAt, broadcasterId, continues, source, delayMs });
    write.segments.push({
      broadcasterId,
      twitchStreamId: stream.twitchStreamId,
      startedAt: change.kind === "opened" ? startedAt : at,
      title: stream.title,
      categoryId: stream.categoryId,
      categoryName: stream.categoryName,
    });
  }
  return write;
}

const earlier = (a: Date, b: Date): Date => (a < b ? a : b);
