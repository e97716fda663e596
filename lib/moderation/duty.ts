import { setTimeout } from "node:timers/promises";
import type { Pool } from "@/lib/db/client";
import { createBell } from "@/lib/events";
import type { RecordedEvent } from "@/lib/events/schema";
import { WorkQueue } from "@/lib/kernel/work-queue";
import type { Twitch } from "@/lib/twitch";
import type { ChatMessage } from "@/lib/twitch/chat";
import { carryOut } from "./carry-out";
import { Hearing } from "./hearing";
import { permitByChat } from "./permits";
import { LEASE_MS, recordOffence } from "./record-offence";
import { type ActionRow, claimActions } from "./repository-actions";
import { RuleShelf } from "./rule-shelf";

export interface ModerationDeps {
  pool: Pool;
  /** Names this process. */
  bot: string;
  twitch: Pick<Twitch, "moderate" | "getUsers">;
  log: {
    info(fields: object, message: string): void;
    warn(fields: object, message: string): void;
    error(fields: object, message: string): void;
  };
  /** In ms since the epoch. */
  now: () => number;
}

/** How often actions are looked for that nobody is at. */
const LOOK_EVERY_MS = 1_000;
/** How often the rules are read anew without having been told to. */
const RELOAD_EVERY_MS = 60_000;
/** Of more offences that wait to be kept something is wrong that deleting one by one does not help. */
const LIMITS = { atOnce: 4, atOncePerChannel: 4, waitingPerChannel: 1_000 };
const MOST_CLAIMED = 20;
/** For how long an offence that Postgres does not take is tried again. */
const KEPT_WITHIN_MS = 60_000;

/**
 * Keeps order in the channels that are read here. A message is judged as it is heard; what is done about it is made
 * unique in Postgres by its id, so that two bots that hear it do it once. An action of a bot that died is done by
 * another when its lease has run out.
 */
export function createModerationDuty(deps: ModerationDeps) {
  const { pool, bot, log, now } = deps;
  const shelf = new RuleShelf(pool);
  const hearing = new Hearing(shelf, now);
  const bell = createBell();
  const ending = new AbortController();
  const queue = new WorkQueue(LIMITS);
  const add = (channelId: string, task: () => Promise<void>) =>
    queue.add(channelId, () =>
      task().catch((error: unknown) => {
        log.error({ err: error }, "something in a chat could not be dealt with");
      }),
    );
  /** Channels whose rules changed; "*": all of them may have. */
  const stale = new Set<string>(["*"]);
  let loadedAt = 0;
  let isAway = false;

  const perform = (action: ActionRow) => carryOut({ ...deps, random: Math.random }, action);
  const keep = async (channelId: string, heard: Parameters<typeof recordOffence>[3]) => {
    const action = await insist(() =>
      // While we end, whoever is there next does it.
      recordOffence(pool, bot, channelId, heard, ending.signal.aborted ? 0 : LEASE_MS),
    );
    if (action && !ending.signal.aborted) await perform(action);
  };
  /** Tries again what Postgres does not take, for a while. */
  const insist = async <T>(work: () => Promise<T>): Promise<T> => {
    for (const until = now() + KEPT_WITHIN_MS; ; ) {
      try {
        return await work();
      } catch (error) {
        if (ending.signal.aborted || now() > until) throw error;
        await setTimeout(LOOK_EVERY_MS, undefined, { signal: ending.signal }).catch(() => undefined);
      }
    }
  };
  const refresh = async () => {
    const ids = [...stale];
    stale.clear();
    try {
      if (ids.includes("*") || now() - loadedAt > RELOAD_EVERY_MS) {
        await shelf.load();
        loadedAt = now();
      } else if (ids.length > 0) {
        await shelf.reload(ids);
      }
    } catch (error) {
      for (const id of ids) stale.add(id);
      throw error;
    }
  };
  const look = async () => {
    await refresh();
    const beginBy = now() + LEASE_MS / 2;
    for (const action of await claimActions(pool, bot, LEASE_MS, MOST_CLAIMED)) {
      // After that another bot may have done it already, and somebody undone it.
      add(action.channelId, async () => {
        if (now() < beginBy) await perform(action);
      });
    }
  };
  const lookSafely = async () => {
    try {
      await look();
      if (isAway) log.info({}, "Postgres is back; order is kept by the rules as they are now");
      isAway = false;
    } catch (error) {
      if (!isAway) log.warn({ err: error }, "the rules of chats cannot be read; they are kept as they were");
      isAway = true;
    }
  };
  const done = (async () => {
    while (!ending.signal.aborted) {
      await lookSafely();
      await bell.sleep(LOOK_EVERY_MS, ending.signal);
    }
  })();

  return {
    /** True: it is against the rules, or a moderator's word on them. */
    hear(message: ChatMessage): boolean {
      const heard = hearing.hear(message);
      if (!heard) return false;
      const { channelId } = message;
      if (heard.is === "permit") {
        const { login, seconds } = heard.command;
        add(channelId, async () => {
          const given = { login, seconds: seconds ?? heard.conduct.permitSeconds };
          const permitted = await permitByChat(deps, message, given);
          if (permitted) shelf.permit(channelId, permitted.personId, permitted.until);
        });
      } else if (!add(channelId, () => keep(channelId, heard))) {
        log.warn({ channelId }, "there are more offences than can be dealt with");
      }
      return true;
    },
    onEvents(events: readonly RecordedEvent[]): void {
      for (const { kind, payload } of events) {
        if (kind === "bot.account") stale.add("*");
        if (kind === "commands.changed" && payload.what === "moderation") stale.add(payload.channelId);
      }
      if (stale.size > 0) bell.ring();
    },
    /** What was heard is kept; what is not under way yet is done by another bot. */
    async stop(): Promise<void> {
      ending.abort();
      await done;
      await queue.stop({ finish: true });
    },
  };
}
