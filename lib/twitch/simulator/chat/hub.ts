import type { Account } from "../core/invent";
import type { Authority } from "../oauth/authority";
import type { Member } from "../world/member";
import type { World } from "../world/world";
import { HOST, userPrefix } from "./core/server-line";
import { settle } from "./crowd";
import { type Delivery, Ledger } from "./ledger";
import { Limits } from "./limits";
import type { Channel } from "./outlet";
import { Room } from "./room";
import { ChatSession, type SessionHost } from "./session";

export interface HubDeps {
  world: World;
  authority: Authority;
  /** The time in this world; ms since the epoch. */
  now: () => number;
  /** The real time, by which limits go. */
  realNow: () => number;
}

const ACCOUNT_CHANNELS = 100;
const SLOW_READER_BYTES = 16 * 1024 * 1024;

/** Who is connected and reads what: logins, joins and parts, with Twitch's limits. */
export class Hub {
  readonly sessions = new Set<ChatSession>();
  readonly ledger: Ledger;
  /** A client that lets more bytes than this wait is cut off. */
  slowReaderBytes = SLOW_READER_BYTES;
  /** JOINs in ten seconds that are heard; verified bots have 2000. */
  mostJoins = 20;
  /** JOINs beyond the limit, which nobody is told of. */
  ignoredJoins = 0;
  /** JOINs that were looked at. */
  joins = 0;
  private readonly rooms = new Map<string, Room>();
  private readonly joinLimits: Limits;
  private readonly loginLimits: Limits;
  private people: readonly Account[] = [];
  private peopleOf: Member | undefined;
  private serial = 0;

  constructor(readonly deps: HubDeps) {
    const { realNow } = deps;
    this.ledger = new Ledger(realNow, Math.floor(realNow() / 1000));
    this.joinLimits = new Limits(this.mostJoins, 10_000, realNow);
    this.loginLimits = new Limits(20, 10_000, realNow);
  }

  /** @throws TallyError not_found when nobody has this login or id */
  room(who: string): Room {
    const member = this.deps.world.get(who);
    const known = this.rooms.get(member.account.id);
    if (known) {
      // The world may have been made anew around the same people.
      known.member = member;
      return known;
    }
    const room = new Room(member, this.deps.world.roles);
    this.rooms.set(member.account.id, room);
    return room;
  }

  /** Rooms that somebody reads. */
  readRooms(): Room[] {
    return [...this.rooms.values()].filter(({ sessions }) => sessions.size > 0);
  }

  /** Lets as many people be in the room as its viewers make one expect; who reads it is told. */
  settle(room: Room): void {
    const { came, went } = settle(room, this.everybody());
    if (!room.announces) return;
    for (const { login } of came) room.send(`${userPrefix(login)} JOIN #${room.login}`, "membership");
    for (const { login } of went) room.send(`${userPrefix(login)} PART #${room.login}`, "membership");
  }

  /** Everybody in the room: the world's people, and the clients that have an account. */
  chattersIn(room: Room): Account[] {
    this.settle(room);
    const accounts = new Map(room.chatters);
    for (const { account } of room.sessions) if (account) accounts.set(account.id, account);
    return [...accounts.values()];
  }

  /** A client has connected. */
  connect(channel: Channel, address: string, say: SessionHost["say"]): ChatSession {
    this.serial += 1;
    const host: SessionHost = {
      identify: (token) => this.identify(token),
      mayLogIn: (key) => this.loginLimits.take(key),
      opened: (session) => this.opened(session),
      join: (session, name) => this.join(session, name),
      part: (session, name) => this.part(session, name),
      say,
      ended: (session, by) => this.ended(session, by),
    };
    const session = new ChatSession(this.serial, address, channel, host, () => this.slowReaderBytes);
    this.sessions.add(session);
    return session;
  }

  /** Takes a client out of a room, as its own PART or Twitch does. */
  leave(session: ChatSession, room: Room): void {
    if (!session.rooms.delete(room)) return;
    session.tell(session.presenceLine("PART", room.login));
    room.sessions.delete(session);
    if (session.account) room.send(session.presenceLine("PART", room.login), "membership");
  }

  private everybody(): readonly Account[] {
    const { world } = this.deps;
    const [first] = world.members();
    if (first !== this.peopleOf || this.people.length > world.size) {
      this.peopleOf = first;
      this.people = [...world.members()].map(({ account }) => account);
    }
    return this.people;
  }

  private identify(token: string): { account: Account; maySpeak: boolean } | null {
    const identity = this.deps.authority.identify(token);
    if (!identity || identity.userId === null || !identity.scopes.includes("chat:read")) return null;
    const account = this.deps.world.findById(identity.userId)?.account;
    return account ? { account, maySpeak: identity.scopes.includes("chat:edit") } : null;
  }

  private opened(session: ChatSession): Delivery {
    return this.ledger.open(session.id, session.account?.login ?? null);
  }

  private join(session: ChatSession, name: string): void {
    if (!this.joinLimits.take(session.key, this.mostJoins)) {
      this.ignoredJoins += 1;
      return;
    }
    this.joins += 1;
    const member = this.deps.world.findByLogin(name);
    if (!member) return;
    const room = this.room(name);
    if (room.joinsToIgnore > 0) {
      room.joinsToIgnore -= 1;
      return;
    }
    const refusal = this.refusalFor(session, room);
    if (refusal) {
      const [id, words] = refusal;
      session.tell(`@msg-id=${id} :${HOST} NOTICE #${room.login} :${words}`, "commands");
      return;
    }
    this.letIn(session, room);
  }

  private refusalFor(session: ChatSession, room: Room): readonly [string, string] | null {
    const { account } = session;
    if (room.isSuspended)
      return ["msg_channel_suspended", "This channel does not exist or has been suspended."];
    if (!account) return null;
    if (room.banned.has(account.id))
      return ["msg_banned", `You are permanently banned from talking in ${room.login}.`];
    if (isAtHome(account, room) || this.countedRooms(account, room) < ACCOUNT_CHANNELS) return null;
    return ["msg_concurrent_channel_limit_reached", "You have joined too many channels."];
  }

  /** In how many other rooms this account is that count, over all its connections. */
  private countedRooms(account: Account, but: Room): number {
    const rooms = new Set<Room>();
    for (const session of this.sessions) {
      if (session.account?.id !== account.id) continue;
      for (const room of session.rooms) if (room !== but && !isAtHome(account, room)) rooms.add(room);
    }
    return rooms.size;
  }

  private letIn(session: ChatSession, room: Room): void {
    const isNew = !room.sessions.has(session);
    const { login, id } = room;
    const ownLine = session.presenceLine("JOIN", login);
    if (isNew && session.account) room.send(ownLine, "membership");
    room.sessions.add(session);
    session.rooms.add(room);
    session.tell(ownLine);
    if (isNew) this.settle(room);
    const names = [session.nick];
    if (session.has("membership") && room.announces) {
      names.push(...[...room.chatters.values()].slice(0, 50).map((chatter) => chatter.login));
    }
    session.tell(`:${session.nick}.${HOST} 353 ${session.nick} = #${login} :${names.join(" ")}`);
    session.tell(`:${session.nick}.${HOST} 366 ${session.nick} #${login} :End of /NAMES list`);
    if (session.account) session.tell(userStateLine(session.account, room, null), "commands");
    const tags = Object.entries({ ...room.tags, "room-id": id }).sort(([a], [b]) => (a < b ? -1 : 1));
    const written = tags.map(([tag, value]) => `${tag}=${value}`).join(";");
    session.tell(`@${written} :${HOST} ROOMSTATE #${login}`, "commands");
  }

  private part(session: ChatSession, name: string): void {
    const member = this.deps.world.findByLogin(name);
    if (member) this.leave(session, this.room(name));
  }

  private ended(session: ChatSession, by: string): void {
    this.sessions.delete(session);
    for (const room of session.rooms) {
      room.sessions.delete(session);
      if (session.account) room.send(session.presenceLine("PART", room.login), "membership");
    }
    session.rooms.clear();
    if (session.delivery) this.ledger.end(session.delivery, by);
  }
}

/** Where an account is at home, its being there costs nothing. */
export function isAtHome(account: Account, room: Room): boolean {
  const roles = room.rolesOf(account);
  return roles.broadcaster || roles.moderator || roles.leadModerator;
}

/** What a client is told of itself in a room; `messageId`: of the message of its own that went through. */
export function userStateLine(account: Account, room: Room, messageId: string | null): string {
  const { head, roles } = room.speaker(account);
  const tags = head.slice(0, head.lastIndexOf(";emotes="));
  const id = messageId === null ? "" : `;id=${messageId}`;
  const subscriber = roles.months > 0 ? 1 : 0;
  return `${tags};emote-sets=0${id};mod=${roles.moderator ? 1 : 0};subscriber=${subscriber};user-type=${roles.moderator ? "mod" : ""} :${HOST} USERSTATE #${room.login}`;
}
