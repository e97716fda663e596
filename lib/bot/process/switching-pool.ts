import { TallyError } from "@/lib/kernel/errors";
import type { ChatEvent, ChatPool, ChatPoolStatus, CoverageChange } from "@/lib/twitch/chat";

/** What a pool tells. */
export interface PoolListener {
  onEvent(event: ChatEvent, channelId: string | null): void | Promise<void>;
  onStatus(change: CoverageChange): void;
}

/** A pool of connections under one account, and the channels that are read through it. */
interface Reading {
  pool: ChatPool;
  joined: Set<string>;
}

const NOBODY: ChatPoolStatus = { channels: [], connections: [], budget: null, problem: null, refused: {} };

/**
 * Reads the same channels through another account from one moment to the next: the new pool joins them while the old
 * one reads on, and the old one leaves each channel when the new one is there. What is told of coverage is what both
 * together read, so a change of accounts leaves no gap, and one that fails tells the gap that there is. A message that
 * both read comes twice.
 */
export class SwitchingPool implements Omit<ChatPool, "status"> {
  private readonly wanted = new Map<string, { login: string; exempt: boolean }>();
  private current: Reading | null = null;
  private readonly older = new Set<Reading>();

  constructor(private readonly listener: PoolListener) {}

  /** Reads through this pool from now on; null: through none, until there is one. */
  use(open: ((listener: PoolListener) => ChatPool) | null): void {
    if (this.current) this.older.add(this.current);
    this.current = open ? this.begin(open) : null;
    if (!this.current) {
      for (const reading of this.older) this.end(reading);
      return;
    }
    for (const channelId of this.wanted.keys()) {
      try {
        this.joinNow(channelId);
      } catch (error) {
        // The reader asks again with its next beat, and tells why not.
        if (!(error instanceof TallyError)) throw error;
      }
    }
    this.endIdle();
  }

  join(login: string, channelId: string, { exempt = false }: { exempt?: boolean } = {}): void {
    this.wanted.set(channelId, { login, exempt });
    this.joinNow(channelId);
  }

  leave(channelId: string): void {
    this.wanted.delete(channelId);
    for (const { pool } of this.all()) pool.leave(channelId);
    this.endIdle();
  }

  async say(...what: Parameters<ChatPool["say"]>): ReturnType<ChatPool["say"]> {
    if (this.current) return this.current.pool.say(...what);
    return { result: "not_sent", reason: "There is no account that could write." };
  }

  /** Of the pool that is used now, with the connections of those that are being left. */
  status(): ChatPoolStatus {
    const status = this.current?.pool.status() ?? NOBODY;
    const connections = this.all().flatMap(({ pool }) => pool.status().connections);
    return { ...status, connections };
  }

  async close(): Promise<void> {
    await Promise.all(this.all().map(({ pool }) => pool.close()));
  }

  private begin(open: (listener: PoolListener) => ChatPool): Reading {
    const joined = new Set<string>();
    const pool = open({
      onEvent: (event, channelId) => this.listener.onEvent(event, channelId),
      onStatus: (change) => this.turn(reading, change),
    });
    const reading: Reading = { pool, joined };
    return reading;
  }

  private joinNow(channelId: string): void {
    const wish = this.wanted.get(channelId);
    if (!wish || !this.current) return;
    try {
      this.current.pool.join(wish.login, channelId, { exempt: wish.exempt });
    } catch (error) {
      // Who may not be there with this account is not there with another.
      for (const { pool } of this.older) pool.leave(channelId);
      this.endIdle();
      throw error;
    }
  }

  private turn(reading: Reading, change: CoverageChange): void {
    const { channelId, joined } = change;
    const others = this.all().filter((other) => other !== reading && other.joined.has(channelId));
    const was = reading.joined.has(channelId);
    if (joined) reading.joined.add(channelId);
    else reading.joined.delete(channelId);
    const isSpeaking = joined || was || reading === this.current;
    if (others.length === 0 && isSpeaking) this.listener.onStatus(change);
    if (joined && reading === this.current) for (const { pool } of this.older) pool.leave(channelId);
    this.endIdle();
  }

  /** Those through which nothing is read any more. */
  private endIdle(): void {
    for (const reading of this.older) if (reading.joined.size === 0) this.end(reading);
  }

  private end(reading: Reading): void {
    if (!this.older.delete(reading)) return;
    // What it reads to the end ends with it: it is told while the reading is not among the older any more.
    void reading.pool.close();
  }

  private all(): Reading[] {
    return this.current ? [this.current, ...this.older] : [...this.older];
  }
}
