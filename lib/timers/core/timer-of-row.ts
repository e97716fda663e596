import type { ChatTimer } from "../schema";
import { type ChannelNow, hindranceOf, linesMissing, notBefore, type PlannedTimer } from "./plan";

/** A timer as it is stored. */
export interface TimerRow
  extends Pick<
    ChatTimer,
    | "id"
    | "channelId"
    | "name"
    | "message"
    | "enabled"
    | "everyMinutes"
    | "minLines"
    | "onlineOnly"
    | "version"
  > {
  lastSaidAt: Date | null;
  /** How many lines the channel had when it was last said or, before that, made. */
  linesThen: number;
  createdAt: Date;
  updatedAt: Date;
  deletedAt: Date | null;
}

/** As the planner wants it. */
export const plannedOfRow = (row: TimerRow): PlannedTimer => ({
  id: row.id,
  enabled: row.enabled,
  everyMs: row.everyMinutes * 60_000,
  minLines: row.minLines,
  onlineOnly: row.onlineOnly,
  createdAt: row.createdAt.getTime(),
  lastSaidAt: row.lastSaidAt?.getTime() ?? null,
  linesThen: row.linesThen,
});

/** A timer, with when it is said next as things stand; `all` are those of its channel. */
export function timerOfRow(row: TimerRow, all: readonly TimerRow[], channel: ChannelNow): ChatTimer {
  const { linesThen: _, lastSaidAt, createdAt, updatedAt, deletedAt, ...rest } = row;
  const planned = plannedOfRow(row);
  const earliest = notBefore(planned, all.map(plannedOfRow), channel);
  return {
    ...rest,
    lastSaidAt: lastSaidAt?.toISOString() ?? null,
    outlook: {
      hindrance: hindranceOf(planned, channel),
      notBefore: new Date(earliest).toISOString(),
      linesMissing: linesMissing(planned, channel),
    },
    createdAt: createdAt.toISOString(),
    updatedAt: updatedAt.toISOString(),
    deletedAt: deletedAt?.toISOString() ?? null,
  };
}
