import type { Account } from "../core/invent";
import { createClientSpeech } from "./client-speech";
import { garbageLines } from "./core/garbage";
import { HOST } from "./core/server-line";
import { Hub, type HubDeps } from "./hub";
import type { Ledger } from "./ledger";
import { type ChatListening, listenForChat } from "./listen";
import type { RoomTags } from "./room";
import type { ChatSession } from "./session";
import { Speech } from "./speech";
import { Storms } from "./storms";
import { Talkers } from "./talkers";
import { type Manner, Voice } from "./voice";

const PING_EVERY_MS = 4 * 60_000;
/** Twitch closes some time after RECONNECT. */
const CLOSE_AFTER_MS = 5000;

/** Whose connections something is about; nothing given: everybody's. */
export interface Whom {
  /** Those that read this channel. */
  login?: string | undefined;
  /** Those of this account. */
  account?: string | undefined;
}

/** The chat of the pretended Twitch and everything one can do to it. Channels and people are named by login or id. */
export class Chat {
  readonly hub: Hub;
  /** What accounts of ours say, over IRC and through Helix. */
  readonly speech: Speech;
  /** Sends everything over TCP in small pieces. */
  splitsPackets = false;
  private readonly voice: Voice;
  private readonly storms: Storms;
  private readonly talkers: Talkers;
  private readonly timers = new Set<NodeJS.Timeout>();
  private listening: ChatListening | undefined;

  constructor(deps: HubDeps, seed: number) {
    this.hub = new Hub(deps);
    this.voice = new Voice(this.hub.ledger, deps.now);
    this.speech = new Speech(this.hub, this.voice);
    this.storms = new Storms(this.hub, this.voice, seed);
    this.talkers = new Talkers(this.hub, this.voice, seed);
  }

  get ledger(): Ledger {
    return this.hub.ledger;
  }

  /** @throws Error when it does not listen (yet) */
  get port(): number {
    if (!this.listening) throw new Error("the chat does not listen");
    return this.listening.port;
  }

  /** Where clients find it. */
  get urls(): { tcp: string; webSocket: string } {
    return { tcp: `irc://localhost:${this.port}`, webSocket: `ws://localhost:${this.port}` };
  }

  async listen(port: number, host: string | undefined): Promise<void> {
    const say = createClientSpeech(this.hub, this.speech);
    this.listening = await listenForChat(
      (channel, address) => this.hub.connect(channel, address, say),
      port,
      host,
      () => this.splitsPackets,
    );
    const pings = setInterval(() => this.pingAll(), PING_EVERY_MS);
    this.timers.add(pings);
  }

  async stop(): Promise<void> {
    this.talkers.stop();
    this.storms.stop();
    for (const timer of this.timers) clearInterval(timer);
    await this.listening?.close();
  }

  get areTalking(): boolean {
    return this.talkers.areTalking;
  }

  /** Lets rooms that are read talk by habit, or be silent. */
  setTalking(on: boolean): void {
    if (on) this.talkers.start();
    else this.talkers.stop();
  }

  /** A message; without `as` somebody who is there says it. Answers its id. */
  say(
    login: string,
    text: string,
    { as, ...manner }: Omit<Manner, "except"> & { as?: string | undefined } = {},
  ) {
    return this.voice.say(this.hub.room(login), this.person(login, as), text, manner);
  }

  /** See `Storms.raise`. */
  storm(login: string, perSecond: number, seconds: number): number {
    return this.storms.raise(this.hub.room(login), perSecond, seconds);
  }

  /** How many messages of storms are still to come. */
  get stormsLeft(): number {
    return this.storms.left;
  }

  sub(
    login: string,
    wish: { as?: string | undefined; months?: number; tier?: string; text?: string | null } = {},
  ) {
    const { as, months = 1, tier = "1000", text = null } = wish;
    return this.voice.sub(this.hub.room(login), this.person(login, as), months, tier, text);
  }

  /** Gifts to so many who are there; answers the ids, that of the bomb first. */
  gift(login: string, count: number, as?: string): string[] {
    const room = this.hub.room(login);
    const giver = this.person(login, as);
    return this.voice.gift(room, giver, [...room.chatters.values()].slice(0, count));
  }

  raid(from: string, to: string, viewers: number): string {
    return this.voice.raid(this.hub.room(to), this.hub.deps.world.get(from).account, viewers);
  }

  announce(login: string, text: string, as?: string): string {
    return this.voice.announce(this.hub.room(login), this.person(login, as ?? login), text);
  }

  /** Deletes a message, or the last one; answers its id, or null when there is none such. */
  delete(login: string, id?: string): string | null {
    const room = this.hub.room(login);
    const said = room.recent.last().findLast((one) => id === undefined || one.id === id);
    if (said) this.voice.delete(room, said);
    return said?.id ?? null;
  }

  timeout(login: string, who: string, seconds: number): void {
    const room = this.hub.room(login);
    const { account } = this.hub.deps.world.get(who);
    this.voice.silence(room, account, seconds);
    room.timeouts.set(account.id, this.hub.deps.realNow() + seconds * 1000);
  }

  /** For good; a client that reads the room under this account is put out. */
  ban(login: string, who: string): void {
    const room = this.hub.room(login);
    const { account } = this.hub.deps.world.get(who);
    this.voice.silence(room, account, null);
    for (const session of [...room.sessions]) {
      if (session.account?.id !== account.id) continue;
      session.tell(
        `@msg-id=msg_banned :${HOST} NOTICE #${room.login} :You are permanently banned from talking in ${room.login}.`,
        "commands",
      );
      this.hub.leave(session, room);
    }
  }

  /** Ends a ban or a timeout; answers whether there was one. */
  unban(login: string, who: string): boolean {
    const room = this.hub.room(login);
    const { id } = this.hub.deps.world.get(who).account;
    const until = room.timeouts.get(id) ?? 0;
    room.timeouts.delete(id);
    return room.banned.delete(id) || until > this.hub.deps.realNow();
  }

  clear(login: string): void {
    this.voice.clear(this.hub.room(login));
  }

  demand(login: string, tags: Partial<RoomTags>): void {
    this.voice.demand(this.hub.room(login), tags);
  }

  setModerator(login: string, who: string, isOne: boolean): void {
    const { roles } = this.hub.deps.world;
    if (isOne) roles.grant(login, "moderator", who);
    else roles.revoke(login, "moderator", who);
  }

  suspend(login: string, isSuspended: boolean): void {
    this.hub.room(login).isSuspended = isSuspended;
  }

  /** Leaves the next JOINs of this channel unanswered. */
  ignoreJoins(login: string, count: number): void {
    this.hub.room(login).joinsToIgnore = count;
  }

  /** Asks these clients to connect anew and closes their connections some time later; answers how many. */
  reconnect(whom: Whom = {}, closeAfterMs = CLOSE_AFTER_MS): number {
    const sessions = this.sessionsOf(whom);
    for (const session of sessions) session.tell(`:${HOST} RECONNECT`, "commands");
    const timer = setTimeout(() => {
      this.timers.delete(timer);
      for (const session of sessions) session.end("reconnect", "end");
    }, closeAfterMs);
    this.timers.add(timer);
    return sessions.length;
  }

  /** Breaks connections: in good order, after all that waits, or at once, so that what waits is lost. */
  drop(whom: Whom = {}, how: "end" | "reset" = "end"): number {
    const sessions = this.sessionsOf(whom);
    for (const session of sessions) session.end(how === "end" ? "drop" : "reset", how);
    return sessions.length;
  }

  /** Connections that stay open and over which nothing comes any more. */
  freeze(whom: Whom = {}): number {
    const sessions = this.sessionsOf(whom);
    for (const session of sessions) session.isFrozen = true;
    return sessions.length;
  }

  /** Lines that make no sense, too long ones and broken UTF-8 for all who read the channel. Answers how many lines. */
  garbage(login: string): number {
    const room = this.hub.room(login);
    const lines = garbageLines(room.login, room.id);
    for (const session of room.sessions) for (const line of lines) session.tellBytes(line);
    return lines.length;
  }

  /** Asks every client for a sign of life; those that owe one already are cut off. */
  pingAll(): void {
    for (const session of [...this.hub.sessions]) {
      if (session.unanswered > 0) session.end("silent", "reset");
      session.unanswered += 1;
      session.tell(`PING :${HOST}`);
    }
  }

  private sessionsOf({ login, account }: Whom): ChatSession[] {
    const sessions = login === undefined ? this.hub.sessions : this.hub.room(login).sessions;
    return [...sessions].filter((session) => account === undefined || session.account?.login === account);
  }

  private person(login: string, as: string | undefined): Account {
    if (as !== undefined) return this.hub.deps.world.get(as).account;
    const room = this.hub.room(login);
    return this.hub.chattersIn(room).find(({ id }) => id !== room.id) ?? room.member.account;
  }
}
