import type { Pool } from "@/lib/db/client";
import type { RecordedEvent } from "@/lib/events/schema";
import { WorkQueue } from "@/lib/kernel/work-queue";
import type { ChatMessage } from "@/lib/twitch/chat";
import { ensureBuiltins } from "./builtins";
import { type Asked, matchCommand } from "./core/match";
import { beginCommand } from "./execute";
import type { ExecuteDeps } from "./execution";
import { NameIndex } from "./name-index";
import { namesOf } from "./repository-read";
import type { Caller } from "./schema";

/** An answer that comes later than this after its question puzzles more than it helps. */
const TOO_OLD_MS = 20_000;
/** The bot has few connections, and reading comes first. */
const LIMITS = { atOnce: 4, atOncePerChannel: 2, waitingPerChannel: 50 };
/** What waits for Twitch, seconds at worst, and keeps nobody else waiting. */
const ERRANDS = { atOnce: 20, atOncePerChannel: 2, waitingPerChannel: 2 };
const TRIES = 3;
const AGAIN_AFTER_MS = 400;

export interface CommandsDutyDeps {
  pool: Pool;
  execute: ExecuteDeps;
  log: { info(fields: object, message: string): void; warn(fields: object, message: string): void };
  /** ms since the epoch */
  now: () => number;
}

/**
 * Answers commands in chat. Two bots that hear the same message answer it once, as its id says. While Postgres is away
 * nothing is answered, and what is older than 20 s when it is back is not either.
 */
export function createCommandsDuty({ pool, execute, log, now }: CommandsDutyDeps) {
  const queue = new WorkQueue(LIMITS);
  const errands = new WorkQueue(ERRANDS);
  const trouble = tellOnce(log);
  const index = new NameIndex({
    async read(channelId) {
      await ensureBuiltins(channelId, pool);
      return new Set((await namesOf(pool, channelId)).map(({ name }) => name));
    },
    now,
    onError: trouble.begins,
  });

  const answer = async (message: ChatMessage, asked: Asked) => {
    for (let left = TRIES; left > 0 && now() - message.receivedAt <= TOO_OLD_MS; left -= 1) {
      try {
        const { errand } = await beginCommand(execute, askingOf(message, asked));
        if (errand) errands.add(message.channelId, () => errand().then(trouble.ends, trouble.begins));
        return trouble.ends();
      } catch (error) {
        trouble.begins(error);
        await new Promise((resolve) => setTimeout(resolve, AGAIN_AFTER_MS));
      }
    }
  };

  return {
    /** Never the last word: a message that asks for something is a message like others. */
    hear(message: ChatMessage): boolean {
      // Written with /me by bots more than by people, and answered by none; elsewhere first, and answered there.
      if (message.isAction || (message.source && message.source.channelId !== message.channelId))
        return false;
      const asked = matchCommand(message.text, message.replyTo !== null);
      if (asked && index.mayHave(message.channelId, asked.name))
        queue.add(message.channelId, () => answer(message, asked));
      return false;
    },
    onEvents(events: readonly RecordedEvent[]): void {
      for (const { kind, payload } of events)
        if (kind === "commands.changed" && payload.what === "commands") index.forget(payload.channelId);
    },
    async stop(): Promise<void> {
      await queue.stop({ finish: false });
      await errands.stop({ finish: false });
    },
  };
}

const askingOf = ({ id, channelId, author, roles }: ChatMessage, { name, args }: Asked) => ({
  ...{ channelId, name, args, caller: callerOf(author, roles) },
  ...{ source: "chat" as const, useId: id, messageId: id },
});

const callerOf = (author: ChatMessage["author"], roles: ChatMessage["roles"]): Caller => ({
  id: author.id,
  login: author.login,
  displayName: author.displayName || author.login,
  broadcaster: roles.broadcaster,
  moderator: roles.moderator,
  vip: roles.vip,
  subscriber: roles.subscriber,
  follower: null,
});

/** A trouble that lasts is told when it begins and when it is over, and not for every message. */
function tellOnce(log: CommandsDutyDeps["log"]) {
  let lasts = false;
  return {
    begins(error: unknown): void {
      if (!lasts) log.warn({ err: error }, "commands cannot be answered");
      lasts = true;
    },
    ends(): void {
      if (lasts) log.info({}, "commands are answered again");
      lasts = false;
    },
  };
}
