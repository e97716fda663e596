import type { LiveChange, OnAir } from "../schema";

/** A session to be on air, made if there is none. */
export interface SessionRow extends OnAir {
  broadcasterId: string;
  continues: boolean;
  source: string;
  delayMs: number | null;
}

/** Ends the session of a stream, when it was seen last. */
export interface EndingRow {
  broadcasterId: string;
  twitchStreamId: string;
  at: Date;
}

/** Ends all sessions of a channel but one, which began at `startedAt` if it is new. */
export interface GivingWayRow {
  broadcasterId: string;
  twitchStreamId: string;
  startedAt: Date;
  /** Until when the one before was seen. */
  seenUntil: Date;
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
  givingWay: GivingWayRow[];
  endings: EndingRow[];
  sessions: SessionRow[];
  segments: SegmentRow[];
}

/**
 * The rows that live changes make of stream sessions. Writing the same twice changes nothing. A start that
 * Twitch dates after the moment it was seen counts from that moment: clocks differ.
 */
export function sessionWrite(changes: readonly LiveChange[]): SessionWrite {
  const write: SessionWrite = { givingWay: [], endings: [], sessions: [], segments: [] };
  for (const change of changes) {
    const { broadcasterId, at } = change;
    if (change.kind === "ended") {
      const { twitchStreamId, endedAt } = change;
      write.endings.push({ broadcasterId, twitchStreamId, at: endedAt });
      continue;
    }
    const { stream, continues, source, delayMs } = change;
    const startedAt = earlier(stream.startedAt, at);
    const { twitchStreamId } = stream;
    write.givingWay.push({
      broadcasterId,
      twitchStreamId,
      startedAt,
      seenUntil: change.previousSeenAt ?? at,
    });
    write.sessions.push({ ...stream, startedAt, broadcasterId, continues, source, delayMs });
    write.segments.push({
      broadcasterId,
      twitchStreamId,
      startedAt: change.kind === "opened" ? startedAt : at,
      title: stream.title,
      categoryId: stream.categoryId,
      categoryName: stream.categoryName,
    });
  }
  return write;
}

const earlier = (a: Date, b: Date): Date => (a < b ? a : b);
