import { v7 as uuidv7 } from "uuid";
import { withTransaction } from "@/lib/db/tx";
import { appendEvents } from "@/lib/events";
import { enqueue } from "@/lib/jobs";
import { EventSubSocket, type SocketTimings, type Told } from "@/lib/twitch/eventsub";
import { SHARD } from "../conduit";
import type { EventSubDeps } from "../deps";
import { receiveEventSub, receiveRevocation } from "../receive";
import * as repository from "./repository-socket";

export interface KeeperDeps extends Pick<EventSubDeps, "pool" | "twitch" | "log"> {
  /** TWITCH_EVENTSUB_URL */
  url: string;
  /** The instance's time. */
  clock: () => Date;
  /** Makes the subscriptions of a session that is new; Twitch closes it when none is there within 10 s. */
  subscribe: () => Promise<{ busy: boolean }>;
  timings?: SocketTimings;
  lookMs?: number;
}

const LOOK_MS = 2_000;
/** A process that did not look for so long is taken for dead. */
const LEASE_MS = 15_000;
const STORE_TRIES = 4;
const BUSY_TRIES = 8;
const SECOND_MS = 1_000;

/** Holds the one socket of this instance for as long as it is wanted, whoever of several processes it is. */
export class SocketKeeper {
  private readonly id = uuidv7();
  private readonly timer: NodeJS.Timeout;
  private wish: repository.SocketWish | undefined;
  private socket: EventSubSocket | null = null;
  private sessionId: string | null = null;
  private heardAt: Date | null = null;
  private leasedAt = 0;
  /** Something may have been missed: polling is to look now. */
  private isTickOwed = false;
  private hadSession = false;
  private looking: Promise<void> | null = null;
  private isStopped = false;
  /** What is being written or asked of Twitch. */
  private readonly work = new Set<Promise<void>>();

  constructor(private readonly deps: KeeperDeps) {
    this.timer = setInterval(() => this.lookSoon(), deps.lookMs ?? LOOK_MS);
    this.lookSoon();
  }

  /** Closes the socket and gives it up, so that another process takes it at once. */
  async stop(): Promise<void> {
    this.isStopped = true;
    clearInterval(this.timer);
    this.closeSocket();
    await this.looking;
    await Promise.all(this.work);
    await repository.releaseSocket(this.deps.pool, this.id).catch(() => undefined);
  }

  private lookSoon(): void {
    this.looking ??= this.look()
      .catch((error: unknown) => {
        this.deps.log.warn({ err: error }, "EventSub's socket could not be looked after; trying again");
        // Without a lease another process may have one, too.
        if (performance.now() - this.leasedAt > LEASE_MS) this.closeSocket();
      })
      .finally(() => {
        this.looking = null;
      });
  }

  private async look(): Promise<void> {
    const { pool } = this.deps;
    const asked = performance.now();
    const wish = await repository.claimSocket(pool, this.id, LEASE_MS, this.heardAt);
    if (this.isStopped) return;
    if (wish) this.leasedAt = asked;
    if (!wish || wish.transport !== this.wish?.transport) this.closeSocket();
    if (!wish && this.wish) await repository.releaseSocket(pool, this.id);
    this.wish = wish;
    if (wish) {
      this.socket ??= this.openSocket();
      if (this.sessionId !== null && wish.shardSessionId !== this.sessionId)
        await this.assign(this.sessionId);
    }
    if (this.isTickOwed) await this.askForTick();
  }

  private openSocket(): EventSubSocket {
    const socket: EventSubSocket = new EventSubSocket(
      this.deps.url,
      {
        onSession: (sessionId, isNew) => this.run(() => this.begin(sessionId, isNew)),
        onMessage: (message) => this.run(() => this.receive(message)),
        onSign: () => {
          this.heardAt = this.deps.clock();
        },
        onLost: (reason) => this.run(() => this.lose(reason)),
      },
      this.deps.timings,
    );
    return socket;
  }

  private closeSocket(): void {
    this.socket?.close();
    this.socket = null;
    this.sessionId = null;
    this.hadSession = false;
  }

  private async begin(sessionId: string, isNew: boolean): Promise<void> {
    const { pool, clock } = this.deps;
    this.sessionId = sessionId;
    if (!isNew) return repository.putMoved(pool, this.id, sessionId);
    if (!(await repository.putSession(pool, this.id, sessionId, clock()))) return;
    this.isTickOwed ||= this.hadSession;
    this.hadSession = true;
    if (this.wish?.conduitId) await this.assign(sessionId);
    else await this.subscribe();
    await this.tellPages();
  }

  /** Has the conduit's shard send to this session. */
  private async assign(sessionId: string): Promise<void> {
    const { pool, twitch } = this.deps;
    const conduitId = this.wish?.conduitId;
    if (!conduitId) return;
    const refusal = await twitch.eventSub.assignShard(conduitId, SHARD, sessionId);
    if (this.sessionId !== sessionId) return;
    if (refusal === null) await repository.putShard(pool, this.id, sessionId);
    else this.deps.log.warn({ refusal }, "Twitch does not let the conduit send to our socket");
  }

  /** A comparison under way may have begun without the session, so one of our own is made after it. */
  private async subscribe(): Promise<void> {
    for (let attempt = 1; attempt <= BUSY_TRIES && this.sessionId !== null; attempt += 1) {
      if (!(await this.deps.subscribe()).busy) return;
      await pause(SECOND_MS);
    }
  }

  private async lose(reason: string): Promise<void> {
    this.sessionId = null;
    await repository.putLost(this.deps.pool, this.id, reason);
    await this.tellPages();
  }

  /** Twitch sends nothing twice over a socket: what cannot be stored after a few tries is left to polling. */
  private async receive({ kind, ...message }: Told): Promise<void> {
    const via = this.wish?.transport ?? "websocket";
    const store = kind === "revocation" ? receiveRevocation : receiveEventSub;
    for (let attempt = 1; ; attempt += 1) {
      try {
        await store(this.deps.pool, { ...message, via });
        return;
      } catch (error) {
        if (attempt >= STORE_TRIES || this.isStopped) {
          this.isTickOwed = true;
          throw error;
        }
        await pause(SECOND_MS * 2 ** (attempt - 1));
      }
    }
  }

  private async askForTick(): Promise<void> {
    await withTransaction((tx) => enqueue(tx, "sync-live-status"), this.deps.pool);
    this.isTickOwed = false;
  }

  private tellPages(): Promise<void> {
    const told = { kind: "eventsub.changed", payload: { what: "transport" } } as const;
    return withTransaction((tx) => appendEvents(tx, [told]), this.deps.pool);
  }

  /** What the socket tells is dealt with beside it; what fails is made good by the next look. */
  private run(task: () => Promise<void>): void {
    const done = task()
      .catch((error: unknown) => this.deps.log.warn({ err: error }, "EventSub's socket: something failed"))
      .finally(() => this.work.delete(done));
    this.work.add(done);
  }
}

const pause = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms));
