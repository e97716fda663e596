import { assertNever } from "@/lib/kernel/assert-never";
import type { ChatEvent, ChatNotice, LinkEvent, Unread } from "./core/chat-event";
import { parseLine } from "./core/irc-line";
import { chatEventOf } from "./core/read-event";
import type { ChatTimings } from "./types";
import { openWire, type TlsOptions, type Wire } from "./wire";

/** Why a connection ended. */
export type LinkEnd =
  | "finished" // the other side closed in good order: all it sent was read
  | "broken"
  | "silent" // no sign of life
  | "login_refused"
  | "not_let_in" // no answer to our login, or not the capabilities we need
  | "consumer_failed";

export interface LinkListener {
  /** Let in: channels can be joined. `nick` is what we are called here. */
  onReady(nick: string): void;
  onEvent(event: ChatEvent): void | Promise<void>;
  /** Twitch will close this connection; there should be another. */
  onReconnect(): void;
  onUnread(reason: string): void;
  /** Once, after everything that was read has been passed on. */
  onEnd(ending: LinkEnding): void;
}

export interface LinkEnding {
  end: LinkEnd;
  /** May be shown to people. */
  detail: string;
  /** Until when nothing was missed; ms since the epoch. */
  wholeUntil: number;
}

export interface LinkOptions {
  url: string;
  tls: TlsOptions | undefined;
  nick: string;
  /** Null when we come without an account. */
  token: string | null;
  timings: ChatTimings;
  now: () => number;
}

const CAPABILITIES = ["twitch.tv/tags", "twitch.tv/commands", "twitch.tv/membership"];
/** Twitch tells a wrong token by these words alone. */
const LOGIN_REFUSED = /^(login authentication failed|login unsuccessful|improperly formatted auth)/i;

/** One connection to chat: logs in, answers and sends pings, passes on what it reads in order. */
export class Link {
  /** When the last line came; ms since the epoch. */
  lastHeardAt: number;
  /** Until when everything was passed on that came before; ms since the epoch. */
  private wholeUntil: number;
  /** Since when the other side might have said something and did not. */
  private quietSince: number;
  private readonly wire: Wire;
  private lines: string[] = [];
  private place = 0;
  private isWaiting = false;
  private isReady = false;
  private asked = false;
  private nick: string;
  private over: LinkEnding | null = null;
  private hasCapabilities = false;
  private isWelcome = false;
  private isTold = false;
  private timer: NodeJS.Timeout;
  private tooLong = 0;

  constructor(
    private readonly options: LinkOptions,
    private readonly listener: LinkListener,
  ) {
    this.nick = options.nick;
    this.lastHeardAt = options.now();
    this.wholeUntil = this.lastHeardAt;
    this.quietSince = this.lastHeardAt;
    this.timer = setTimeout(
      () => this.stop("not_let_in", "Twitch's chat did not let us in in time."),
      options.timings.loginWithinMs,
    );
    this.wire = openWire(
      options.url,
      {
        onOpen: () => this.logIn(),
        onLines: (lines) => this.take(lines),
        onClose: (error) => this.finish(error ? "broken" : "finished", wordsOf(error)),
      },
      options.tls,
    );
  }

  join(login: string): void {
    this.wire.send(`JOIN #${login}`);
  }

  part(login: string): void {
    this.wire.send(`PART #${login}`);
  }

  /** A line as it is; false when the connection is not there (any more), and nothing was sent. */
  send(line: string): boolean {
    return this.over === null && this.wire.send(line);
  }

  /** Closes it; what was read is still passed on, then `onEnd` is called. */
  close(): void {
    this.stop("finished", "");
  }

  private logIn(): void {
    this.wire.send(`CAP REQ :${CAPABILITIES.join(" ")}`);
    if (this.options.token !== null) this.wire.send(`PASS oauth:${this.options.token}`);
    this.wire.send(`NICK ${this.options.nick}`);
  }

  private take(lines: readonly string[]): void {
    this.lastHeardAt = this.options.now();
    this.quietSince = this.lastHeardAt;
    this.asked = false;
    this.countTooLong();
    this.lines.push(...lines);
    if (!this.isWaiting) this.passOn();
  }

  /** Passes lines on until the listener wants time; then nothing is read until it is done. */
  private passOn(): void {
    while (this.place < this.lines.length) {
      const line = this.lines[this.place] ?? "";
      this.place += 1;
      const work = this.passLine(line);
      if (work === null) continue;
      this.isWaiting = true;
      this.wire.pause();
      work.then(
        () => this.goOn(),
        () => this.fail(),
      );
      return;
    }
    this.lines = [];
    this.place = 0;
    this.wholeUntil = this.lastHeardAt;
    this.tellEnd();
  }

  private goOn(): void {
    this.isWaiting = false;
    // Meanwhile nothing could be heard, which is no silence of the other side's.
    this.quietSince = this.options.now();
    this.wire.resume();
    this.passOn();
  }

  private fail(): void {
    this.lines = [];
    this.place = 0;
    this.isWaiting = false;
    this.wire.close();
    this.over = null;
    this.finish("consumer_failed", "What was read could not be kept.");
  }

  private passLine(line: string): Promise<void> | null {
    const message = parseLine(line);
    if (message === null) {
      this.listener.onUnread("no_message");
      return null;
    }
    try {
      return this.handle(chatEventOf(message, this.options.now())) ?? null;
    } catch (error) {
      return Promise.reject(error);
    }
  }

  private handle(event: ChatEvent | LinkEvent | Unread): void | Promise<void> {
    switch (event.kind) {
      case "message":
      case "event":
      case "cleared":
      case "deleted":
      case "roomState":
      case "presence":
      case "userState":
      case "globalUserState":
        return this.listener.onEvent(event);
      case "notice":
        if (!this.isRefusal(event)) return this.listener.onEvent(event);
        this.stop("login_refused", "Twitch does not accept the chat login.");
        break;
      case "refused":
        this.listener.onUnread(event.reason);
        break;
      case "ping":
      case "pong":
      case "capabilities":
      case "welcome":
      case "reconnect":
      case "ignored":
        this.handleOwn(event);
    }
  }

  /** What is said to the connection itself. */
  private handleOwn(event: LinkEvent | { kind: "ignored" }): void {
    switch (event.kind) {
      case "ping":
        this.wire.send(`PONG :${event.text}`);
        break;
      case "capabilities":
        this.hasCapabilities = event.granted;
        if (event.granted) this.checkReady();
        else this.stop("not_let_in", "Twitch's chat does not offer tags and commands.");
        break;
      case "welcome":
        this.nick = event.login;
        this.isWelcome = true;
        this.checkReady();
        break;
      case "reconnect":
        this.listener.onReconnect();
        break;
      case "pong":
      case "ignored":
        break;
      default:
        assertNever(event);
    }
  }

  private checkReady(): void {
    if (this.isReady || !this.hasCapabilities || !this.isWelcome) return;
    this.isReady = true;
    clearTimeout(this.timer);
    this.watch(this.options.timings.pingAfterMs);
    this.listener.onReady(this.nick.toLowerCase());
  }

  private isRefusal(notice: ChatNotice): boolean {
    return !this.isReady && notice.channelLogin === null && LOGIN_REFUSED.test(notice.text);
  }

  private watch(ms: number): void {
    this.timer = setTimeout(() => this.checkSilence(), ms);
  }

  private checkSilence(): void {
    const { pingAfterMs, pongWithinMs } = this.options.timings;
    const silence = this.options.now() - this.quietSince;
    if (this.isWaiting || silence < pingAfterMs) {
      this.watch(Math.max(1, pingAfterMs - silence));
    } else if (this.asked) {
      this.stop("silent", "Twitch's chat went silent.");
    } else {
      this.asked = true;
      this.wire.send("PING :tallylight");
      this.watch(pongWithinMs);
    }
  }

  private stop(end: LinkEnd, detail: string): void {
    this.wire.close();
    this.finish(end, detail);
  }

  private finish(end: LinkEnd, detail: string): void {
    if (this.over) return;
    clearTimeout(this.timer);
    this.countTooLong();
    this.over = { end, detail, wholeUntil: this.wholeUntilOf(end) };
    if (!this.isWaiting && this.place >= this.lines.length) this.tellEnd();
  }

  private tellEnd(): void {
    if (!this.over || this.isTold) return;
    this.isTold = true;
    this.listener.onEnd(this.over);
  }

  /** An orderly end comes after everything; when it broke, something may have been under way since the last line. */
  private wholeUntilOf(end: LinkEnd): number {
    if (end === "consumer_failed") return this.wholeUntil;
    return end === "finished" ? this.options.now() : this.lastHeardAt;
  }

  private countTooLong(): void {
    for (; this.tooLong < this.wire.tooLong; this.tooLong += 1) this.listener.onUnread("too_long");
  }
}

/** A connection that cannot be made has errors for each address, and no words of its own. */
function wordsOf(error: Error | null): string {
  if (error === null) return "Twitch closed the chat connection.";
  const code = "code" in error && typeof error.code === "string" ? ` (${error.code})` : "";
  return `The connection to Twitch's chat failed${code}.`;
}
