import { createBell } from "@/lib/events";
import type { RecordedEvent } from "@/lib/events/schema";
import { type PlannedTimer, planTimers } from "./core/plan";
import { plannedOfRow, type TimerRow } from "./core/timer-of-row";
import * as repository from "./repository";
import { type SayDeps, sayDue } from "./say";

export interface TimersDeps extends SayDeps {
  /** The channels whose leases this process holds, as far as it knows. */
  channels(): string[];
  log: {
    info(fields: object, message: string): void;
    warn(fields: object, message: string): void;
    error(fields: object, message: string): void;
  };
  /** In ms since the epoch; only how it goes on matters. */
  now: () => number;
}

/** How soon a channel that was just taken on is noticed. */
const STEP_MS = 1_000;
/** Lines come without telling. */
const LINES_EVERY_MS = 3_000;
const AFTER_FAILURE_MS = 10_000;
/** What nobody told of, or was told of while it could not be heard, is noticed after this. */
const AT_LATEST_MS = 60_000;

/**
 * Says what the timers of this process's channels have to say. Each channel is looked at when its plan says so, when
 * its timers change, when it goes on or off air and when it begins to be read; what is due is decided anew in the transaction that says it.
 */
export function createTimersDuty(deps: TimersDeps) {
  const { pool, log, now } = deps;
  /** When each channel is to be looked at; one that is not in it, at once. */
  const lookAt = new Map<string, number>();
  const bell = createBell();
  const ending = new AbortController();
  let isAway = false;

  /** Unless something happened since it was begun to be looked at: then it is looked at again at once. */
  const plan = (channelId: string, inMs: number | null) => {
    if (!lookAt.has(channelId)) return;
    const wait = inMs === null ? AT_LATEST_MS : Math.min(AT_LATEST_MS, Math.max(inMs, LINES_EVERY_MS));
    lookAt.set(channelId, now() + wait);
  };
  const sayIn = async (channelId: string) => {
    try {
      plan(channelId, (await sayDue(deps, channelId)).lookAgainInMs);
    } catch (error) {
      log.error({ err: error, channelId }, "a timer could not be said; it is tried again");
      plan(channelId, AFTER_FAILURE_MS);
    }
  };
  const look = async () => {
    const own = new Set(deps.channels());
    for (const channelId of lookAt.keys()) if (!own.has(channelId)) lookAt.delete(channelId);
    const due = [...own].filter((channelId) => (lookAt.get(channelId) ?? 0) <= now());
    if (due.length === 0) return;
    for (const channelId of due) lookAt.set(channelId, now() + AT_LATEST_MS);
    const timers = byChannel(await repository.timersOf(pool, due));
    for (const channel of await repository.channelsNow(pool, [...timers.keys()])) {
      const its = timers.get(channel.channelId) ?? [];
      const { say, lookAgainAt } = planTimers(its, channel, channel.now);
      if (say !== null && !ending.signal.aborted) await sayIn(channel.channelId);
      else plan(channel.channelId, lookAgainAt === null ? null : lookAgainAt - channel.now);
    }
  };
  const lookSafely = async () => {
    try {
      await look();
      if (isAway) log.info({}, "Postgres is back; timers are said again");
      isAway = false;
    } catch (error) {
      lookAt.clear();
      if (!isAway) log.warn({ err: error }, "timers cannot be read; they wait");
      isAway = true;
    }
  };
  const done = (async () => {
    while (!ending.signal.aborted) {
      await lookSafely();
      await bell.sleep(STEP_MS, ending.signal);
    }
  })();

  return {
    onEvents(events: readonly RecordedEvent[]): void {
      for (const event of events) {
        const channelId = channelOf(event);
        if (channelId !== null) lookAt.delete(channelId);
        if (event.kind === "bot.account") lookAt.clear();
      }
      bell.ring();
    },
    async stop(): Promise<void> {
      ending.abort();
      await done;
    },
  };
}

function byChannel(rows: readonly TimerRow[]): Map<string, PlannedTimer[]> {
  const channels = new Map<string, PlannedTimer[]>();
  for (const row of rows) {
    const timers = channels.get(row.channelId);
    if (timers) timers.push(plannedOfRow(row));
    else channels.set(row.channelId, [plannedOfRow(row)]);
  }
  return channels;
}

/** Whose timers may be due otherwise than planned after this. */
function channelOf({ kind, payload }: RecordedEvent): string | null {
  if (kind === "commands.changed") return payload.what === "timers" ? payload.channelId : null;
  if (kind === "channel.changed") return payload.channelId;
  if (kind === "stream.online" || kind === "stream.offline") return payload.broadcaster.id;
  return null;
}
