import { TallyError } from "@/lib/kernel/errors";
import { PooledChannel } from "./channel";
import type { ChatEvent } from "./core/chat-event";
import { pacing, stillCounted } from "./core/pacer";
import { planJoins } from "./core/plan-joins";
import { type Line, Lines } from "./lines";
import type { LinkEnd, LinkEnding } from "./link";
import { Speaker } from "./speaker";
import { TIMINGS } from "./timings";
import type { ChatPool, ChatPoolOptions, ChatPoolStatus, GapReason } from "./types";

const MOST_PER_CONNECTION = 50;
const ACCOUNT_BUDGET = 100;
const LOGIN = /^[a-z0-9_]{1,25}$/;

type Channel = PooledChannel<Line>;

/** Notices that say why a channel does not let us in. */
const REFUSALS: Readonly<Record<string, GapReason>> = {
  msg_channel_suspended: "suspended",
  msg_banned: "banned",
  msg_concurrent_channel_limit_reached: "channel_limit",
};

const GAPS: Readonly<Record<LinkEnd, GapReason>> = {
  finished: "disconnected",
  broken: "disconnected",
  silent: "disconnected",
  not_let_in: "disconnected",
  consumer_failed: "disconnected",
  login_refused: "login_refused",
};

/** A pool without channels and connections; the first `join` opens one. */
export function createChatPool(options: ChatPoolOptions): ChatPool {
  const pool = new Pool(options);
  return {
    join: (login, channelId, { exempt = false } = {}) => pool.join(login.toLowerCase(), channelId, exempt),
    leave: (channelId) => pool.leave(channelId),
    say: (login, text, replyToId) => pool.speaker.say(login.toLowerCase(), text, replyToId),
    status: () => pool.status(),
    close: () => pool.close(),
  };
}

class Pool {
  readonly speaker: Speaker;
  private readonly channels = new Map<string, Channel>();
  private readonly byLogin = new Map<string, Channel>();
  private readonly unread: Record<string, number> = {};
  private readonly now: () => number;
  private readonly random: () => number;
  private readonly timings;
  private readonly lines: Lines;
  private readonly perLink: number;
  private readonly budget: number;
  private joinsSent: number[] = [];
  private alarm: NodeJS.Timeout | undefined;
  private closing: { done: Promise<void>; finish: () => void } | null = null;

  constructor(private readonly options: ChatPoolOptions) {
    const { url, account, tls } = options;
    this.now = options.now ?? Date.now;
    this.random = options.random ?? Math.random;
    this.timings = { ...TIMINGS, ...options.timings };
    this.perLink = Math.min(options.channelsPerConnection ?? MOST_PER_CONNECTION, MOST_PER_CONNECTION);
    this.budget = options.channelBudget ?? ACCOUNT_BUDGET;
    const { timings, now, random } = this;
    const lines = { url, account, tls, timings, now, random };
    this.speaker = new Speaker(lines);
    this.lines = new Lines(lines, {
      onReady: () => this.pump(),
      onEvent: (line, event) => this.take(line, event),
      onLeaving: (line) => this.moveFrom(line),
      onEnd: (line, ending) => this.endOf(line, ending),
      onUnread: (reason) => this.count(reason),
    });
  }

  join(login: string, channelId: string, exempt: boolean): void {
    if (!LOGIN.test(login)) throw new TallyError("bad_request", `${login} cannot be the login of a channel.`);
    if (this.closing) throw new TallyError("unavailable", "The chat connections are being closed.");
    const known = this.channels.get(channelId);
    this.checkBudget(channelId, exempt);
    if (known?.login === login) {
      known.exempt = exempt;
      return;
    }
    if (known) this.remove(known, "renamed");
    const before = this.byLogin.get(login);
    if (before) this.remove(before, "renamed");
    const channel: Channel = new PooledChannel(channelId, login, exempt, this.options.onStatus, this.now());
    this.channels.set(channelId, channel);
    this.byLogin.set(login, channel);
    this.pump();
  }

  leave(channelId: string): void {
    const channel = this.channels.get(channelId);
    if (!channel) return;
    this.remove(channel, "left");
    this.pump();
  }

  status(): ChatPoolStatus {
    const connections = [...this.lines.all].map((line) => ({
      id: line.id,
      state: line.state,
      since: line.since,
      channels: [...this.channels.values()].filter(({ link }) => link === line).length,
      lastHeardAt: line.link?.lastHeardAt ?? line.openedAt,
    }));
    return {
      channels: [...this.channels.values()].map((channel) => channel.status()),
      connections,
      budget: this.options.account && { used: this.used(), most: this.budget },
      problem: this.lines.problem,
      refused: { ...this.unread },
    };
  }

  close(): Promise<void> {
    if (this.closing) return this.closing.done;
    clearTimeout(this.alarm);
    this.speaker.close();
    const { promise: done, resolve: finish } = withResolvers();
    this.closing = { done, finish };
    for (const channel of this.channels.values()) channel.drop("closed", this.now(), null);
    for (const line of [...this.lines.all]) this.lines.close(line);
    this.finishClosing();
    return done;
  }

  private checkBudget(channelId: string, exempt: boolean): void {
    const { account } = this.options;
    if (!account || exempt) return;
    const others = this.used() - (this.channels.get(channelId)?.exempt === false ? 1 : 0);
    if (others < this.budget) return;
    throw new TallyError(
      "conflict",
      `The chat account ${account.login} already reads ${this.budget} channels in which it is not a moderator, and Twitch allows no more. Make it a moderator in this channel, or let it leave another.`,
    );
  }

  private used(): number {
    return [...this.channels.values()].filter(({ exempt }) => !exempt).length;
  }

  private remove(channel: Channel, reason: "left" | "renamed"): void {
    for (const line of new Set([channel.link, channel.asked?.link])) line?.link?.part(channel.login);
    this.channels.delete(channel.channelId);
    this.byLogin.delete(channel.login);
    channel.asked = null;
    channel.drop(reason, this.now(), null);
  }

  /** Does whatever can be done now, and comes back when there is more. */
  private pump(): void {
    if (this.closing) return;
    const { now: clock, timings, perLink } = this;
    const now = clock();
    for (const channel of this.channels.values()) {
      if (channel.asked && channel.asked.at + timings.joinWithinMs <= now) {
        channel.giveUpAsking(now, timings, this.random());
      }
    }
    this.joinsSent = stillCounted(timings.joinPace, this.joinsSent, now);
    const pace = pacing(timings.joinPace, this.joinsSent, now);
    const plan = planJoins(this.waiting(), this.rooms(), { budget: pace.free, perLink, now });
    for (const join of plan.joins) this.ask(join.channelId, join.link, now);
    const opensAt = this.lines.open(plan.open, now);
    this.closeIdle();
    this.wakeAt([plan.nextDueAt, opensAt, pace.nextAt > now ? pace.nextAt : null, this.firstDeadline()], now);
  }

  private waiting() {
    return [...this.channels.values()].flatMap(({ channelId, dueAt }) =>
      dueAt === null ? [] : [{ channelId, dueAt }],
    );
  }

  private rooms() {
    const taken = new Map<Line, number>();
    for (const { link, asked } of this.channels.values()) {
      for (const line of new Set([link, asked?.link])) if (line) taken.set(line, (taken.get(line) ?? 0) + 1);
    }
    return [...this.lines.all]
      .filter(({ state }) => state !== "leaving")
      .map((line) => ({
        link: line.id,
        ready: line.state === "ready",
        free: this.perLink - (taken.get(line) ?? 0),
      }));
  }

  private ask(channelId: string, lineId: number, now: number): void {
    const channel = this.channels.get(channelId);
    const line = [...this.lines.all].find(({ id }) => id === lineId);
    if (!channel || !line) return;
    line.link?.join(channel.login);
    channel.askedBy(line, now);
    this.joinsSent.push(now);
  }

  /** Connections that nobody needs: all channels moved away, or were left. */
  private closeIdle(): void {
    const needed = new Set([...this.channels.values()].flatMap(({ link, asked }) => [link, asked?.link]));
    const isAnyWaiting = this.waiting().length > 0;
    for (const line of [...this.lines.all]) {
      if (!needed.has(line) && (line.state === "leaving" || !isAnyWaiting)) this.lines.close(line);
    }
  }

  private firstDeadline(): number | null {
    const asked = [...this.channels.values()].flatMap((channel) => (channel.asked ? [channel.asked.at] : []));
    return asked.length === 0 ? null : Math.min(...asked) + this.timings.joinWithinMs;
  }

  private wakeAt(times: readonly (number | null)[], now: number): void {
    clearTimeout(this.alarm);
    const known = times.filter((time) => time !== null);
    if (known.length > 0) this.alarm = setTimeout(() => this.pump(), Math.max(1, Math.min(...known) - now));
  }

  private take(line: Line, event: ChatEvent): void | Promise<void> {
    const channel = event.channelLogin === null ? undefined : this.byLogin.get(event.channelLogin);
    const told = "channelId" in event ? event.channelId : null;
    if (event.channelLogin !== null && (!channel || (told !== null && told !== channel.channelId))) {
      // We have left it, or the login belongs to somebody else now, whom nobody asked to be read.
      this.count("other_channel");
      if (channel && event.kind === "roomState") this.keepOut(channel, line, "renamed");
      return;
    }
    if (channel) this.learn(channel, line, event);
    return this.options.onEvent(event, channel?.channelId ?? null);
  }

  private learn(channel: Channel, line: Line, event: ChatEvent): void {
    const isAsked = channel.asked?.link === line;
    if (event.kind === "roomState") {
      channel.learn(event.changes);
      if (!isAsked) return;
      channel.confirm(this.now());
      this.pump();
    } else if (event.kind === "userState") {
      channel.learnOwn(event.roles);
    } else if (event.kind === "notice") {
      const reason = Object.hasOwn(REFUSALS, event.id) ? REFUSALS[event.id] : undefined;
      if (reason && isAsked) this.keepOut(channel, line, reason);
    } else if (event.kind === "presence" && event.change === "left" && event.logins.includes(line.nick)) {
      if (channel.link === line) this.keepOut(channel, line, "removed");
    }
  }

  /** The channel cannot be read over this line, for now. */
  private keepOut(channel: Channel, line: Line, reason: GapReason): void {
    const now = this.now();
    if (reason === "renamed") line.link?.part(channel.login);
    if (channel.link === line) channel.drop(reason, now, null);
    channel.refuse(reason, now, this.timings, this.random());
    this.pump();
  }

  /** Everything that is read over this line is joined elsewhere too, before Twitch closes it. */
  private moveFrom(line: Line): void {
    const now = this.now();
    for (const channel of this.channels.values()) {
      if (channel.asked?.link === line) channel.asked = null;
      else if (channel.link !== line || channel.asked) continue;
      channel.dueAt = now;
    }
    this.pump();
  }

  private endOf(line: Line, { end, wholeUntil }: LinkEnding): void {
    const now = this.now();
    const reason = line.state === "leaving" ? "reconnect" : GAPS[end];
    for (const channel of this.channels.values()) {
      if (channel.asked?.link === line) {
        channel.asked = null;
        channel.dueAt = now;
      }
      if (channel.link === line) channel.drop(reason, wholeUntil, now);
      if (end === "login_refused") channel.explain("login_refused", now);
    }
    this.finishClosing();
    this.pump();
  }

  private finishClosing(): void {
    if (this.closing && this.lines.all.size === 0) this.closing.finish();
  }

  private count(reason: string): void {
    this.unread[reason] = (this.unread[reason] ?? 0) + 1;
  }
}

function withResolvers(): { promise: Promise<void>; resolve: () => void } {
  let resolve: () => void = () => undefined;
  const promise = new Promise<void>((done) => {
    resolve = done;
  });
  return { promise, resolve };
}
