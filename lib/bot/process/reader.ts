import { TallyError } from "@/lib/kernel/errors";
import type { ChatEvent, ChatMessage, ChatPool, CoverageChange } from "@/lib/twitch/chat";
import { TRAVEL_MS } from "../core/channel-coverage";
import { Lateness } from "../core/lateness";
import { Meter } from "../core/meter";
import type { BotChannel } from "../repository-leases";
import { ReadChannel, roleOf } from "./read-channel";

export interface ReaderDeps {
  /** Takes in what is to be kept; a promise is kept when there is room for more. */
  take(event: ChatEvent, channelId: string): Promise<void> | undefined;
  /** Something was written, kept or not. */
  onMessage(message: ChatMessage): void;
  /** The Twitch id of the account that reads; null: none does. */
  ownId(): string | null;
  /** Who came and went, by login. */
  onPresence(channelId: string, change: "joined" | "left", logins: readonly string[]): void;
  /** A channel is read from now on, or is not. */
  onTurn(channel: ReadChannel): void;
  now: () => number;
}

/** The channels of this process, whoever holds their leases, and what happens in them. */
export class Reader {
  readonly channels = new Map<string, ReadChannel>();
  readonly meter = new Meter();
  received = 0;
  private pool: Pick<ChatPool, "join" | "leave" | "close"> | null = null;
  private readonly lateness = new Lateness();
  /** Connections that wait for room: what comes over them is not read meanwhile. */
  private readonly waiting = new Set<{ since: number }>();

  constructor(private readonly deps: ReaderDeps) {}

  /** To be called once, before anything is read: the pool's callbacks are this reader's. */
  readThrough(pool: Pick<ChatPool, "join" | "leave" | "close">): void {
    this.pool = pool;
  }

  /** What the pool passes on; see its `onEvent`. */
  hear(event: ChatEvent, channelId: string | null): Promise<void> | undefined {
    const channel = channelId === null ? undefined : this.channels.get(channelId);
    if (!channel || channelId === null) return undefined;
    if (event.kind === "presence") {
      if (event.change !== "listed") this.deps.onPresence(channelId, event.change, event.logins);
      return undefined;
    }
    if (event.kind === "userState") channel.setRole(roleOf(event.roles));
    if (event.kind === "message") {
      if (event.author.id === this.deps.ownId()) channel.setRole(roleOf(event.roles));
      this.count(channel);
      this.deps.onMessage(event);
    }
    if ("sentAt" in event) this.lateness.note(this.deps.now(), event.sentAt);
    if (!channel.logging || channel.gone) return undefined;
    const room = this.deps.take(event, channelId);
    return room && this.wait(room);
  }

  /**
   * Until when everything that was sent has certainly been read, in ms since the epoch: what comes may be under way
   * for as long as what came lately was, and waits where we do not keep up.
   */
  readUntil(): number {
    const now = this.deps.now();
    const since = Math.min(now, ...[...this.waiting].map((one) => one.since));
    return since - TRAVEL_MS - this.lateness.most(now);
  }

  /** What the pool tells of its channels; see its `onStatus`. */
  turn(change: CoverageChange): void {
    const channel = this.channels.get(change.channelId);
    if (!channel) return;
    const { joined, at, reason } = change;
    // What we end ourselves ends in order: all that was sent before has been passed on.
    if (joined) channel.joined(at);
    else if (reason === "closed") channel.lost(at, "bot_stopped", 0);
    else if (reason === "left") channel.lost(at, "joining", 0);
    else channel.lost(at, reason ?? "disconnected", TRAVEL_MS + this.lateness.most(this.deps.now()));
    this.deps.onTurn(channel);
  }

  /** Reads just these from now on. The others are left, and forgotten once the ledger knows of it. */
  follow(wanted: readonly BotChannel[]): void {
    const ids = new Set(wanted.map(({ channelId }) => channelId));
    for (const channel of this.channels.values()) {
      if (ids.has(channel.channelId) || channel.gone) continue;
      channel.gone = true;
      this.pool?.leave(channel.channelId);
    }
    for (const channel of wanted) this.read(channel);
  }

  /** The account is another: what it is in the channels Twitch tells anew. */
  forgetRoles(): void {
    for (const channel of this.channels.values()) channel.setRole(null);
  }

  /** Nothing more is read. Resolves when everything that was read has been passed on. */
  async close(): Promise<void> {
    await this.pool?.close();
  }

  private read(wanted: BotChannel): void {
    const { channelId, login, exempt, logging } = wanted;
    const channel = this.channels.get(channelId) ?? new ReadChannel(channelId, logging);
    this.channels.set(channelId, channel);
    channel.gone = false;
    channel.setLogging(logging, this.deps.now());
    try {
      this.pool?.join(login, channelId, { exempt });
    } catch (error) {
      if (!(error instanceof TallyError)) throw error;
      channel.refuse(error.message, error.code === "conflict" ? "channel_limit" : "renamed", this.deps.now());
    }
  }

  private async wait(room: Promise<void>): Promise<void> {
    const one = { since: this.deps.now() };
    this.waiting.add(one);
    try {
      await room;
    } finally {
      this.waiting.delete(one);
    }
  }

  private count(channel: ReadChannel): void {
    const now = this.deps.now();
    this.received += 1;
    this.meter.add(now);
    channel.meter.add(now);
    channel.lastMessageAt = now;
  }
}
