import type { Db } from "@/lib/db/client";
import type { ReadSpan, Span } from "./core/windows";

/** What is left of a channel's past, in windows and in time (ms), and what was read of it. */
export interface WindowTotals {
  todo: number;
  done: number;
  capped: number;
  todoMs: number;
  doneMs: number;
  cappedMs: number;
}

const LENGTH = "extract(epoch FROM to_at - from_at) * 1000";

export async function totalWindows(db: Db, channelId: string): Promise<WindowTotals> {
  const { rows } = await db.query<WindowTotals>(
    `SELECT ${["todo", "done", "capped"]
      .map(
        (state) => `(count(*) FILTER (WHERE state = '${state}'))::int AS ${state},
          coalesce(sum(${LENGTH}) FILTER (WHERE state = '${state}'), 0)::float8 AS "${state}Ms"`,
      )
      .join(", ")}
     FROM clip_window WHERE channel_id = $1`,
    [channelId],
  );
  return rows[0] ?? { todo: 0, done: 0, capped: 0, todoMs: 0, doneMs: 0, cappedMs: 0 };
}

/** A window that is to be read, how often that failed, and the one next to it that was read last. */
export interface NextWindow extends Span {
  attempts: number;
  newer: ReadSpan | null;
}

/** The newest window that is to be read; undefined when none is. */
export async function nextWindow(db: Db, channelId: string): Promise<NextWindow | undefined> {
  const { rows } = await db.query<
    Span & { attempts: number; newerTo: Date | null; newerFound: number | null }
  >(
    `SELECT w.from_at AS "from", w.to_at AS "to", w.attempts, n.to_at AS "newerTo", n.found AS "newerFound"
     FROM clip_window w
     LEFT JOIN clip_window n ON n.channel_id = w.channel_id AND n.from_at = w.to_at AND n.state = 'done'
     WHERE w.channel_id = $1 AND w.state = 'todo' ORDER BY w.from_at DESC LIMIT 1`,
    [channelId],
  );
  const [row] = rows;
  if (!row) return undefined;
  const { from, to, attempts, newerTo, newerFound } = row;
  return { from, to, attempts, newer: newerTo && { from: to, to: newerTo, found: newerFound ?? 0 } };
}

/** Adds windows; those that are there stay as they are. */
export async function addWindows(
  db: Db,
  channelId: string,
  spans: readonly Span[],
  state: "todo" | "capped" = "todo",
): Promise<void> {
  await db.query(
    `INSERT INTO clip_window (channel_id, from_at, to_at, state)
     SELECT $1, from_at, to_at, $4 FROM unnest($2::timestamptz[], $3::timestamptz[]) AS w (from_at, to_at)
     ON CONFLICT (channel_id, from_at, to_at) DO NOTHING`,
    [channelId, spans.map(({ from }) => from.toISOString()), spans.map(({ to }) => to.toISOString()), state],
  );
}

/** Puts others, which cover the same time, in a window's place. */
export async function replaceWindow(
  db: Db,
  channelId: string,
  span: Span,
  others: readonly Span[],
): Promise<void> {
  await db.query("DELETE FROM clip_window WHERE channel_id = $1 AND from_at = $2 AND to_at = $3", [
    channelId,
    span.from.toISOString(),
    span.to.toISOString(),
  ]);
  await addWindows(db, channelId, others);
}

/** Notes that a window was read: whole, or as far as Twitch tells. */
export async function putWindowRead(
  db: Db,
  channelId: string,
  span: Span,
  { state, found, now }: { state: "done" | "capped"; found: number; now: Date },
): Promise<void> {
  await db.query(
    `UPDATE clip_window SET state = $4, found = $5, read_at = $6
     WHERE channel_id = $1 AND from_at = $2 AND to_at = $3`,
    [channelId, span.from.toISOString(), span.to.toISOString(), state, found, now.toISOString()],
  );
}

/** Counts a try to read a window that came to nothing. */
export async function countAttempt(db: Db, channelId: string, span: Span): Promise<void> {
  await db.query(
    `UPDATE clip_window SET attempts = attempts + 1 WHERE channel_id = $1 AND from_at = $2 AND to_at = $3`,
    [channelId, span.from.toISOString(), span.to.toISOString()],
  );
}
