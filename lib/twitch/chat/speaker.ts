import type { ChatEvent } from "./core/chat-event";
import { type Line, Lines, type LinesOptions } from "./lines";
import type { SaidOverIrc } from "./types";

/** How long Twitch has to say what became of a message. It answers within the network's delay, or not at all. */
const ANSWER_WITHIN_MS = 5_000;

interface Pending {
  line: Line;
  answer(said: SaidOverIrc): void;
}

/**
 * Writes in channels, over a connection of its own: Twitch does not send a connection what came over it, and so what
 * we say is read, and kept, by those that read.
 */
export class Speaker {
  private readonly lines: Lines;
  /** What is under way, by login: Twitch does not say which message it answers, so there is one in each channel. */
  private readonly pending = new Map<string, Pending>();
  private readonly waiting = new Set<() => void>();

  constructor(private readonly options: LinesOptions) {
    this.lines = new Lines(options, {
      onReady: () => this.wake(),
      onEvent: (_line, event) => this.hear(event),
      onLeaving: (line) => this.lines.close(line),
      onEnd: (line) => this.endOf(line),
      onUnread: () => undefined,
    });
  }

  /** Says one thing; see `ChatPool.say`. */
  async say(login: string, text: string, replyToId: string | null): Promise<SaidOverIrc> {
    if (!this.options.account) return notSent("There is no account that could write.");
    if (this.pending.has(login)) return notSent("Another message is under way in this channel.");
    const line = await this.ready();
    if (!line?.link) return notSent(this.lines.problem ?? "Twitch's chat cannot be reached.");
    // While we waited somebody else may have been quicker.
    if (this.pending.has(login)) return notSent("Another message is under way in this channel.");
    const tags = replyToId === null ? "" : `@reply-parent-msg-id=${replyToId} `;
    if (!line.link.send(`${tags}PRIVMSG #${login} :${oneLine(text)}`)) {
      return notSent("The connection to Twitch's chat has just ended.");
    }
    return new Promise((resolve) => {
      const answer = (said: SaidOverIrc) => {
        clearTimeout(timer);
        this.pending.delete(login);
        resolve(said);
      };
      const timer = setTimeout(() => answer({ result: "silence" }), ANSWER_WITHIN_MS);
      this.pending.set(login, { line, answer });
    });
  }

  close(): void {
    for (const line of [...this.lines.all]) this.lines.close(line);
    this.wake();
  }

  /** The connection, once it is let in; undefined when that takes too long. */
  private async ready(): Promise<Line | undefined> {
    const { now } = this.options;
    const until = now() + ANSWER_WITHIN_MS;
    for (;;) {
      const line = [...this.lines.all].find(({ state }) => state === "ready");
      if (line || now() >= until) return line;
      if (this.lines.all.size === 0 && this.lines.open(1, now()) !== null) return undefined;
      await this.change(until - now());
    }
  }

  /** Resolves when a connection was let in or ended, or after `ms`. */
  private change(ms: number): Promise<void> {
    return new Promise((resolve) => {
      const done = () => {
        clearTimeout(timer);
        this.waiting.delete(done);
        resolve();
      };
      const timer = setTimeout(done, ms);
      this.waiting.add(done);
    });
  }

  private wake(): void {
    for (const done of [...this.waiting]) done();
  }

  private hear(event: ChatEvent): void {
    if (!event.channelLogin) return;
    const pending = this.pending.get(event.channelLogin);
    if (event.kind === "userState") pending?.answer({ result: "sent", messageId: event.messageId });
    if (event.kind === "notice") pending?.answer({ result: "refused", code: event.id, reason: event.text });
  }

  private endOf(line: Line): void {
    for (const pending of [...this.pending.values()]) {
      if (pending.line === line) pending.answer({ result: "silence" });
    }
    this.wake();
  }
}

const notSent = (reason: string): SaidOverIrc => ({ result: "not_sent", reason });

const oneLine = (text: string): string => text.replaceAll(/[\r\n\0]+/g, " ");
