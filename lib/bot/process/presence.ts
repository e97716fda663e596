/** Who came or went in a channel, by login. `at` in ms since the epoch. */
interface PresenceChange {
  channelId: string;
  change: "joined" | "left";
  logins: readonly string[];
  at: number;
}

/** Somebody whom Twitch lists as being in a chat. */
interface Chatter {
  id: string;
  login: string;
  displayName: string;
}

export interface PresenceDeps {
  /** Writes down who came and went. */
  record(change: PresenceChange): Promise<void>;
  /** Makes a whole list of who is there the one that is known. */
  replace(channelId: string, chatters: readonly Chatter[], at: number): Promise<void>;
  /** Those of the channels whose owners let us ask Twitch who is there. */
  askable(channelIds: readonly string[]): Promise<string[]>;
  /** Everybody who is in the channel's chat. */
  listChatters(channelId: string, signal: AbortSignal): Promise<readonly Chatter[]>;
  log: { warn(fields: object, message: string): void };
  now: () => number;
}

/** Tells who is in the chats that this process reads, as far as Twitch says. */
export interface Presence {
  /** Who came or went, as the chat connection tells: late and in part. */
  note(channelId: string, change: "joined" | "left", logins: readonly string[]): void;
  /** The channel is read from now on: those who are there already are asked for. */
  joined(channelId: string): void;
  /** The channel is not read any more, at least not here. */
  left(channelId: string): void;
  stop(): Promise<void>;
}

const GATHER_MS = 1_000;
const ASK_EVERY_MS = 60_000;
/** More than this wait for nobody: presence is worth less than memory, and the next list tells it again. */
const MOST_WAITING = 50_000;

/**
 * Gathers who comes and goes for a second at a time, and asks Twitch who is there when a channel is joined and every
 * minute. What cannot be written is left out: the next list says it again.
 */
export function createPresence(deps: PresenceDeps): Presence {
  const { log, now } = deps;
  const channels = new Set<string>();
  const asked = new Map<string, number>();
  let waiting: PresenceChange[] = [];
  let count = 0;
  const ending = new AbortController();

  const note: Presence["note"] = (channelId, change, logins) => {
    if (count >= MOST_WAITING) return;
    count += logins.length;
    waiting.push({ channelId, change, logins, at: now() });
  };
  const writeDown = async () => {
    const changes = gathered(waiting);
    waiting = [];
    count = 0;
    for (const change of changes) await deps.record(change);
  };
  const ask = async () => {
    const due = [...channels].filter((id) => (asked.get(id) ?? 0) + ASK_EVERY_MS <= now());
    if (due.length === 0) return;
    for (const id of due) asked.set(id, now());
    for (const channelId of await deps.askable(due)) {
      if (ending.signal.aborted || !channels.has(channelId)) continue;
      const at = now();
      await deps
        .listChatters(channelId, ending.signal)
        .then((chatters) => deps.replace(channelId, chatters, at))
        .catch((error: unknown) => log.warn({ err: error, channelId }, "who is there could not be asked"));
    }
  };
  const trying = (work: () => Promise<void>) =>
    work().catch((error: unknown) => log.warn({ err: error }, "presence could not be written"));

  // One at a time, so that a slow database is not asked for more and more.
  let running: Promise<void> = Promise.resolve();
  let isBusy = false;
  const timer = setInterval(() => {
    if (isBusy) return;
    isBusy = true;
    running = Promise.all([trying(writeDown), trying(ask)]).then(() => {
      isBusy = false;
    });
  }, GATHER_MS);

  return {
    note,
    joined(channelId) {
      channels.add(channelId);
    },
    left(channelId) {
      channels.delete(channelId);
      asked.delete(channelId);
    },
    async stop() {
      clearInterval(timer);
      ending.abort();
      await running;
      await trying(writeDown);
    },
  };
}

/** What belongs together as one change: of the same channel, in a row, in the same direction. */
function gathered(changes: readonly PresenceChange[]): PresenceChange[] {
  const result: PresenceChange[] = [];
  const open = new Map<string, number>();
  for (const change of changes) {
    const place = open.get(change.channelId);
    const last = place === undefined ? undefined : result[place];
    if (place === undefined || last?.change !== change.change) {
      open.set(change.channelId, result.length);
      result.push(change);
    } else {
      result[place] = { ...change, logins: [...last.logins, ...change.logins] };
    }
  }
  return result;
}
