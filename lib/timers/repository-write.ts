import type { Db } from "@/lib/db/client";
import type { TimerRow } from "./core/timer-of-row";
import { COLUMNS } from "./repository";
import type { NewTimer, TimerChange } from "./schema";

/** Makes a timer, which counts time and lines from now. To be called by who holds the channel's timers. */
export async function insertTimer(tx: Db, channelId: string, timer: NewTimer): Promise<TimerRow | undefined> {
  const { rows } = await tx.query<TimerRow>(
    `INSERT INTO chat_timer
       (channel_id, name, message, enabled, every_minutes, min_lines, online_only, last_said_lines)
     VALUES ($1, $2, $3, $4, $5, $6, $7, coalesce((SELECT lines FROM channel_lines WHERE channel_id = $1), 0))
     RETURNING ${COLUMNS}`,
    [
      ...[channelId, timer.name, timer.message, timer.enabled],
      ...[timer.everyMinutes, timer.minLines, timer.onlineOnly],
    ],
  );
  return rows[0];
}

/** Changes a timer that is not deleted, if it is at the given version (undefined: at any); what is undefined stays. */
export async function updateTimer(tx: Db, id: string, change: TimerChange): Promise<TimerRow | undefined> {
  const { rows } = await tx.query<TimerRow>(
    `UPDATE chat_timer SET name = coalesce($2, name), message = coalesce($3, message),
       enabled = coalesce($4, enabled), every_minutes = coalesce($5, every_minutes),
       min_lines = coalesce($6, min_lines), online_only = coalesce($7, online_only),
       version = version + 1, updated_at = clock_timestamp()
     WHERE id = $1 AND deleted_at IS NULL AND ($8::int IS NULL OR version = $8)
     RETURNING ${COLUMNS}`,
    [
      ...[
        id,
        change.name ?? null,
        change.message ?? null,
        change.enabled ?? null,
        change.everyMinutes ?? null,
      ],
      ...[change.minLines ?? null, change.onlineOnly ?? null, change.version ?? null],
    ],
  );
  return rows[0];
}

/** Deletes a timer, or brings it back; undefined when it was so already. */
export async function putDeleted(tx: Db, id: string, deleted: boolean): Promise<TimerRow | undefined> {
  const { rows } = await tx.query<TimerRow>(
    `UPDATE chat_timer SET deleted_at = CASE WHEN $2 THEN clock_timestamp() END, version = version + 1,
       updated_at = clock_timestamp()
     WHERE id = $1 AND (deleted_at IS NULL) = $2
     RETURNING ${COLUMNS}`,
    [id, deleted],
  );
  return rows[0];
}
