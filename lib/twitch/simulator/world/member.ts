import type { Streamer } from "../core/habits";
import type { Account, ChannelInfo } from "../core/invent";

/** One broadcast as it stands. Replaced, never changed, so that an old one can still be shown as it was. */
export interface Broadcast extends ChannelInfo {
  streamId: string;
  /** ms since the epoch */
  startedAt: number;
  viewers: number;
}

/** A broadcast that is over; what it showed last. */
export interface PastBroadcast extends Broadcast {
  /** ms since the epoch */
  endedAt: number;
}

/** What was true until `until` (ms since the epoch). */
interface PastState {
  until: number;
  live: Broadcast | null;
}

/** Long enough for any staleness Twitch was ever caught with. */
const KEEP_PAST_MS = 20 * 60_000;
/** Past broadcasts that are kept of a channel: enough for what a long demo makes. */
const KEEP_ENDED = 200;

/** An account with its channel: its habits, what it says about itself, what is on air, and what was a while ago. */
export class Member {
  private past: PastState[] = [];
  private current: Broadcast | null = null;
  private over: PastBroadcast[] = [];

  constructor(
    readonly account: Account,
    public info: ChannelInfo,
    readonly streamer: Streamer,
  ) {}

  get live(): Broadcast | null {
    return this.current;
  }

  /** The broadcasts that ended here, oldest first. One that came back is not among them. */
  get ended(): readonly PastBroadcast[] {
    return this.over;
  }

  /** Puts a broadcast in place of the one before (null: off air) and remembers what was until `now`. */
  become(live: Broadcast | null, now: number): void {
    this.past = this.past.filter((state) => state.until > now - KEEP_PAST_MS);
    this.past.push({ until: now, live: this.current });
    if (this.current && this.current.streamId !== live?.streamId) {
      this.over = [...this.over.slice(1 - KEEP_ENDED), { ...this.current, endedAt: now }];
    }
    if (live) this.over = this.over.filter(({ streamId }) => streamId !== live.streamId);
    this.current = live;
  }

  /** Viewers come and go too often to be remembered. */
  setViewers(viewers: number): void {
    if (this.current) this.current = { ...this.current, viewers };
  }

  /** What was on air at that moment, as far back as is remembered. */
  liveAt(moment: number): Broadcast | null {
    const then = this.past.find((state) => state.until > moment);
    return then ? then.live : this.current;
  }
}
