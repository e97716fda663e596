import type { LiveLook, Told } from "@/lib/chat";
import type { LiveChat } from "@/lib/chat/schema";
import { ChatMemory } from "../core/chat-memory";

export interface FeedDeps {
  /** What is new among a channel's newest `depth` lines. */
  look: (channelId: string, told: Told, depth: number) => Promise<LiveLook>;
  emit: (batch: LiveChat) => void;
  log: { warn(fields: object, message: string): void };
  /** Pauses between looks at one channel, in ms: while it is busy, when nothing woke us, and after a failure. */
  pauses?: { busy: number; idle: number; failed: number };
}

/** Four batches a second: quicker than one reads, and cheap however fast people write. */
const PAUSES = { busy: 250, idle: 5_000, failed: 2_000 };
/** A look reaches as far back as lines may come late: seconds in a busy chat, hours in a quiet one. */
const DEPTH = 300;
/** While what a bot kept on disk is written after an outage, lines come later than that. */
const RECOVERING = { depth: 1_000, ms: 120_000 };
/** More than any look reaches. */
const REMEMBERED = 4_000;

interface Feed {
  memory: ChatMemory;
  /** Resolves when what was there before the first listener is known. */
  primed: Promise<void>;
  /** Something may be new since the last look began. */
  woken: boolean;
  looking: boolean;
  lookedAt: number;
  timer: NodeJS.Timeout | undefined;
}

/**
 * Tells what is written in channels that somebody watches, and reads no others. A feed goes by what it told, not
 * by a position, so that lines that are written late are told late, and none twice.
 */
export class ChatFeeds {
  private readonly feeds = new Map<string, Feed>();
  private readonly pauses: NonNullable<FeedDeps["pauses"]>;
  private recoveringUntil = 0;

  constructor(private readonly deps: FeedDeps) {
    this.pauses = deps.pauses ?? PAUSES;
  }

  /** Begins to follow a channel. @throws when the database does not answer; then it is not followed */
  async start(channelId: string): Promise<void> {
    const running = this.feeds.get(channelId);
    if (running) return running.primed;
    const feed: Feed = {
      memory: new ChatMemory(REMEMBERED),
      primed: Promise.resolve(),
      woken: false,
      looking: true,
      lookedAt: Date.now(),
      timer: undefined,
    };
    this.feeds.set(channelId, feed);
    feed.primed = this.prime(channelId, feed);
    return feed.primed;
  }

  stop(channelId: string): void {
    clearTimeout(this.feeds.get(channelId)?.timer);
    this.feeds.delete(channelId);
  }

  stopAll(): void {
    for (const channelId of [...this.feeds.keys()]) this.stop(channelId);
  }

  /** Something was written in these channels. */
  wake(channelIds: Iterable<string>): void {
    for (const channelId of channelIds) {
      const feed = this.feeds.get(channelId);
      if (!feed) continue;
      feed.woken = true;
      if (!feed.looking) this.lookLater(channelId, feed);
    }
  }

  /** Postgres is back: notices were missed, and what waited on disk comes late. */
  recover(): void {
    this.recoveringUntil = Date.now() + RECOVERING.ms;
    this.wake(this.feeds.keys());
  }

  /** Somebody had their words erased: what of them is shown anywhere goes at once. */
  erase(authorId: string): void {
    for (const [channelId, { memory }] of this.feeds) {
      const erased = memory.linesOf(authorId);
      if (erased.length > 0) this.deps.emit({ channelId, lines: [], deleted: [], erased });
    }
  }

  private async prime(channelId: string, feed: Feed): Promise<void> {
    try {
      const nothing = { lines: [], deletions: [] };
      feed.memory.take(channelId, await this.deps.look(channelId, nothing, RECOVERING.depth));
    } catch (error) {
      if (this.feeds.get(channelId) === feed) this.feeds.delete(channelId);
      throw error;
    }
    feed.looking = false;
    if (this.feeds.get(channelId) === feed) this.lookLater(channelId, feed);
  }

  /** Plans the next look: soon when something is new, otherwise in case a notice was lost. */
  private lookLater(channelId: string, feed: Feed, pause = feed.woken ? this.pauses.busy : this.pauses.idle) {
    clearTimeout(feed.timer);
    const wait = Math.max(0, feed.lookedAt + pause - Date.now());
    feed.timer = setTimeout(() => void this.look(channelId, feed), wait);
    feed.timer.unref();
  }

  private async look(channelId: string, feed: Feed): Promise<void> {
    feed.looking = true;
    feed.woken = false;
    feed.lookedAt = Date.now();
    const depth = feed.lookedAt < this.recoveringUntil ? RECOVERING.depth : DEPTH;
    let pause: number | undefined;
    try {
      // Some more than a look reaches, because lines are not told in the order in which they are found.
      const found = await this.deps.look(channelId, feed.memory.told(depth + DEPTH), depth);
      const batch = feed.memory.take(channelId, found);
      if (batch && this.feeds.get(channelId) === feed) this.deps.emit(batch);
    } catch (error) {
      pause = this.pauses.failed;
      this.deps.log.warn({ err: error, channelId }, "a live chat could not be read; trying again");
    }
    feed.looking = false;
    if (this.feeds.get(channelId) === feed) this.lookLater(channelId, feed, pause);
  }
}
