import type { ChatEvent } from "./core/chat-event";
import { Door } from "./door";
import { Link, type LinkEnding } from "./link";
import type { ChatPoolOptions, ChatTimings, ConnectionStatus } from "./types";
import type { TlsOptions } from "./wire";

/** A connection of the pool, from the moment it is decided on. */
export interface Line {
  readonly id: number;
  readonly openedAt: number;
  state: ConnectionStatus["state"];
  /** In ms since the epoch, like the other times. */
  since: number;
  /** What we are called on it; "" before we are let in. */
  nick: string;
  /** Null while there is no token yet. */
  link: Link | null;
}

export interface LinesListener {
  onReady(line: Line): void;
  onEvent(line: Line, event: ChatEvent): void | Promise<void>;
  /** Twitch asked for another connection in place of this one. */
  onLeaving(line: Line): void;
  onEnd(line: Line, ending: LinkEnding): void;
  onUnread(reason: string): void;
}

export interface LinesOptions extends Pick<ChatPoolOptions, "url" | "account"> {
  tls: TlsOptions | undefined;
  timings: ChatTimings;
  now: () => number;
  random: () => number;
}

/** The connections of a pool: opens them as fast as Twitch allows, and forgets those that ended. */
export class Lines {
  private readonly lines = new Set<Line>();
  private readonly door: Door;
  private serial = 0;

  constructor(
    private readonly options: LinesOptions,
    private readonly listener: LinesListener,
  ) {
    this.door = new Door(options.account, options.timings, options.random);
  }

  get all(): ReadonlySet<Line> {
    return this.lines;
  }

  /** See `ChatPoolStatus.problem`. */
  get problem(): string | null {
    return this.door.problem;
  }

  /** Opens up to so many more now; answers when the next may be opened if not all could be, otherwise null. */
  open(count: number, now: number): number | null {
    for (let left = count; left > 0; left -= 1) {
      const opensAt = this.door.opensAt(now);
      if (opensAt > now) return opensAt;
      this.begin(now);
    }
    return null;
  }

  /** `onEnd` follows, once everything that was read has been passed on. */
  close(line: Line): void {
    if (line.link) line.link.close();
    else this.forget(line, { end: "finished", detail: "", wholeUntil: this.options.now() });
  }

  private begin(now: number): void {
    this.serial += 1;
    const line: Line = {
      id: this.serial,
      openedAt: now,
      state: "connecting",
      since: now,
      nick: "",
      link: null,
    };
    this.lines.add(line);
    this.door.count(now);
    this.door.token().then(
      (token) => this.connect(line, token),
      (error: unknown) => {
        this.door.noToken(error, this.options.now());
        this.forget(line, { end: "not_let_in", detail: "", wholeUntil: now });
      },
    );
  }

  private connect(line: Line, token: string | null): void {
    // Closed while the token was awaited.
    if (!this.lines.has(line)) return;
    const { account, url, tls, timings, now, random } = this.options;
    const nick = account?.login ?? `justinfan${10_000 + Math.floor(random() * 80_000)}`;
    line.link = new Link(
      { url, tls, nick, token, timings, now },
      {
        onReady: (ownNick) => {
          this.door.letIn();
          line.nick = ownNick;
          this.become(line, "ready");
          this.listener.onReady(line);
        },
        onEvent: (event) => this.listener.onEvent(line, event),
        onReconnect: () => {
          this.become(line, "leaving");
          this.listener.onLeaving(line);
        },
        onUnread: this.listener.onUnread,
        onEnd: (ending) => {
          this.door.ended(ending, token, now() - line.openedAt, now());
          this.forget(line, ending);
        },
      },
    );
  }

  private become(line: Line, state: Line["state"]): void {
    line.state = state;
    line.since = this.options.now();
  }

  private forget(line: Line, ending: LinkEnding): void {
    if (this.lines.delete(line)) this.listener.onEnd(line, ending);
  }
}
