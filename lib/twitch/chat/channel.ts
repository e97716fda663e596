import { backoffMs } from "@/lib/kernel/backoff";
import type { ChatRoles } from "./core/chat-event";
import { OPEN_ROOM, type RoomState } from "./core/room-state";
import type { ChannelStatus, ChatTimings, CoverageChange, GapReason } from "./types";

/** After so many JOINs in a row without an answer there is something wrong with the channel. */
const PATIENCE = 2;

/** A channel that is to be read, and how far we are with it. `Link` is whatever the pool reads it through. */
export class PooledChannel<Link> {
  /** Through which it is read; null when it is not. */
  link: Link | null = null;
  /** The JOIN that is under way. */
  asked: { link: Link; at: number } | null = null;
  /** When it is to be joined, in ms since the epoch; null when that is not wanted (any more). */
  dueAt: number | null;
  private joinedAt: number | null = null;
  private reason: GapReason | null = null;
  private failures = 0;
  private room: RoomState | null = null;
  private own: ChatRoles | null = null;

  constructor(
    readonly channelId: string,
    readonly login: string,
    public exempt: boolean,
    private readonly onStatus: (change: CoverageChange) => void,
    now: number,
  ) {
    this.dueAt = now;
    this.lose("joining", now);
  }

  askedBy(link: Link, now: number): void {
    this.asked = { link, at: now };
    this.dueAt = null;
  }

  /** The JOIN was confirmed: from now on it is read through that link. */
  confirm(now: number): void {
    if (!this.asked) return;
    this.link = this.asked.link;
    this.asked = null;
    this.failures = 0;
    if (this.reason === null) return;
    this.reason = null;
    this.joinedAt = now;
    this.tell(true, now);
  }

  /** No answer came to the JOIN: another, and if that is not the first time, later and with the reason told. */
  giveUpAsking(now: number, timings: ChatTimings, random: number): void {
    if (this.failures + 1 >= PATIENCE) {
      this.refuse("no_answer", now, timings, random);
      return;
    }
    this.failures += 1;
    this.asked = null;
    this.dueAt = now;
  }

  /** Twitch does not let us in for this reason: another try later, each time after a longer pause. */
  refuse(reason: GapReason, now: number, { rejoinMs, rejoinAtMostMs }: ChatTimings, random: number): void {
    this.failures += 1;
    this.asked = null;
    const attempt = Math.max(1, this.failures - PATIENCE + 1);
    this.dueAt = now + backoffMs(attempt, rejoinMs, rejoinAtMostMs, random);
    // One that is still read through another connection is no worse off.
    if (this.link === null) this.lose(reason, now);
  }

  /** It is not read any more since `at`, to be joined again at `dueAt`. */
  drop(reason: GapReason, at: number, dueAt: number | null): void {
    this.link = null;
    this.dueAt = this.asked === null ? dueAt : null;
    this.lose(reason, at);
  }

  learn(changes: Partial<RoomState>): void {
    this.room = { ...(this.room ?? OPEN_ROOM), ...changes };
  }

  /** What our account is there. */
  learnOwn(roles: ChatRoles): void {
    this.own = roles;
  }

  /** Tells why it is not read, if it is not. */
  explain(reason: GapReason, now: number): void {
    if (this.link === null) this.lose(reason, now);
  }

  status(): ChannelStatus {
    const { channelId, login, exempt, joinedAt, reason, room, own } = this;
    return { channelId, login, exempt, joinedAt, reason, room, own };
  }

  private lose(reason: GapReason, at: number): void {
    if (this.reason === reason) return;
    this.reason = reason;
    this.joinedAt = null;
    this.tell(false, at);
  }

  private tell(joined: boolean, at: number): void {
    const { channelId, login, reason } = this;
    this.onStatus({ channelId, login, joined, at, reason });
  }
}
