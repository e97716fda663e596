import { createBell } from "@/lib/events";
import type { RecordedEvent } from "@/lib/events/schema";

/** The account under which chat is read and written. */
export interface BotAccount {
  id: string;
  login: string;
  /** An access token for chat; given one that Twitch refused, another in its place. */
  token(refused: string | null): Promise<string>;
}

export interface FollowAccountDeps {
  /** The account that is connected and may read; null: there is none. @throws when Postgres does not answer */
  read(): Promise<BotAccount | null>;
  /** It is known for the first time, or is another, or was connected anew. */
  onChange(account: BotAccount | null): void;
  log: { warn(fields: object, message: string): void };
}

const RETRY_MS = 1_000;
const LOOK_EVERY_MS = 60_000;

/** Watches which account is connected. */
export function followAccount({ read, onChange, log }: FollowAccountDeps) {
  const bell = createBell();
  const ending = new AbortController();
  let known: BotAccount | null | undefined;
  let isNews = true;

  const look = async (): Promise<number> => {
    try {
      const asNews = isNews;
      isNews = false;
      const account = await read();
      if (asNews || account?.id !== known?.id || account?.login !== known?.login) {
        known = account;
        if (!ending.signal.aborted) onChange(account);
      }
      return LOOK_EVERY_MS;
    } catch (error) {
      isNews = true;
      log.warn({ err: error }, "the account that reads chat is not known");
      return RETRY_MS;
    }
  };
  const done = (async () => {
    while (!ending.signal.aborted) await bell.sleep(await look(), ending.signal);
  })();

  return {
    onEvents(events: readonly RecordedEvent[]): void {
      if (!events.some(({ kind }) => kind === "bot.account")) return;
      isNews = true;
      bell.ring();
    },
    async stop(): Promise<void> {
      ending.abort();
      await done;
    },
  };
}
