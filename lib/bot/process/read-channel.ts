import type { ChatRoles } from "@/lib/twitch/chat";
import { ChannelCoverage, type DatedReport } from "../core/channel-coverage";
import { Meter } from "../core/meter";
import { unreadState } from "../core/reason-words";
import type { AccountRole, LeaseReport } from "../repository-leases";

/** What one beat tells of a channel. */
export interface ChannelBeat {
  turns: number;
  lease: LeaseReport;
  /** As the one who answers for the channel, and as one who does not. */
  holding: DatedReport;
  helping: DatedReport;
}

/** A channel that this process reads, is about to, or has just left. Times in ms since the epoch. */
export class ReadChannel {
  readonly coverage = new ChannelCoverage();
  readonly meter = new Meter();
  lastMessageAt: number | null = null;
  /** We hold its lease, as far as we know. */
  owned = false;
  /** We left it, and the ledger has still to be told. */
  gone = false;
  /** How often reading began, ended, or failed for another reason. */
  turns = 0;
  /** How many of those pages have heard of. */
  toldTurns = 0;
  private holder: string | null = null;
  private joinedAt: number | null = null;
  private role: AccountRole = null;
  private reason = "joining";
  /** Why the pool would not have it, in words for people. */
  private refusal: string | null = null;

  constructor(
    readonly channelId: string,
    public logging: boolean,
  ) {}

  /** Since when it is read; null while it is not. */
  get readSince(): number | null {
    return this.joinedAt;
  }

  /** It is read from `at` on. */
  joined(at: number): void {
    this.turns += 1;
    this.refusal = null;
    this.joinedAt = at;
    if (this.logging) this.coverage.began(at);
  }

  /** It is not read since `at`, or for another reason than before. See `ChannelCoverage.lost`. */
  lost(at: number, reason: string, travelMs: number): void {
    this.turns += 1;
    this.joinedAt = null;
    this.reason = reason;
    this.coverage.lost(at, reason, travelMs);
  }

  /** What is written is kept from now on, or is not. */
  setLogging(logging: boolean, now: number): void {
    if (this.logging === logging) return;
    this.logging = logging;
    if (!logging) this.coverage.lost(now, "joining", 0);
    else if (this.joinedAt !== null) this.coverage.began(now);
  }

  /** What our account is there; null: not known. */
  setRole(role: AccountRole): void {
    if (this.role === role) return;
    this.role = role;
    this.turns += 1;
  }

  refuse(words: string, reason: string, now: number): void {
    if (this.refusal === words) return;
    this.refusal = words;
    this.lost(now, reason, 0);
  }

  /** We hold its lease from now on. */
  own(): void {
    this.owned = true;
    this.coverage.repeat();
  }

  /**
   * Who holds its lease as of the last beat. Whoever takes it from a dead bot tells of a gap since that one's last
   * sign, of which we may have read much: so we tell again what was told before there was that gap.
   */
  heldBy(bot: string | null): void {
    if (bot === this.holder) return;
    this.holder = bot;
    this.coverage.repeat();
  }

  beat(now: number, safeUntil: number): ChannelBeat {
    const holding = this.coverage.report(safeUntil, true);
    return {
      turns: this.turns,
      lease: this.lease(now, holding.readUntil),
      holding,
      helping: this.coverage.report(safeUntil, false),
    };
  }

  private lease(now: number, readUntil: number | null): LeaseReport {
    const unread = unreadState(this.reason);
    return {
      channelId: this.channelId,
      state: this.joinedAt === null ? (this.refusal === null ? unread.state : "refused") : "joined",
      joinedAt: this.joinedAt,
      lastMessageAt: this.lastMessageAt,
      messagesPerMinute: this.meter.perMinute(now),
      lastError: this.joinedAt === null ? (this.refusal ?? unread.words) : null,
      readUntil,
      accountRole: this.role,
    };
  }
}

/** What somebody with these roles is, as far as Twitch's limits go. */
export function roleOf({ broadcaster, moderator, vip }: ChatRoles): AccountRole {
  if (broadcaster) return "broadcaster";
  if (moderator) return "moderator";
  return vip ? "vip" : "nobody";
}
