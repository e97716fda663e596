import type { Account } from "../core/invent";
import { Ring } from "../core/ring";
import { personaList } from "../personas";
import type { Member } from "../world/member";
import { inventRoles, type Roles } from "./core/roles";
import { type Speaker, toSpeaker } from "./core/server-line";
import type { ChatSession } from "./session";

/** A message that can still be deleted. */
export interface Said {
  id: string;
  author: Account;
  text: string;
}

/** What a room demands, in Twitch's tags. */
export interface RoomTags {
  "emote-only": number;
  "followers-only": number;
  r9k: number;
  slow: number;
  "subs-only": number;
}

/** What a client must have asked for to be told something. */
export type Needs = "commands" | "membership" | null;

const PERSONAS: ReadonlySet<string> = new Set(personaList.map(({ id }) => id));
/** Of a bigger room Twitch tells nobody who comes and goes. */
const MOST_ANNOUNCED = 1000;

/** The chat of one channel: who reads it, who is there, what was said. */
export class Room {
  readonly sessions = new Set<ChatSession>();
  /** Everybody who is there and no client of ours, by id. */
  readonly chatters = new Map<string, Account>();
  readonly moderators = new Set<string>();
  readonly banned = new Set<string>();
  readonly recent = new Ring<Said>(500);
  tags: RoomTags = { "emote-only": 0, "followers-only": -1, r9k: 0, slow: 0, "subs-only": 0 };
  isSuspended = false;
  /** JOINs of this room that are not answered, as happens. */
  joinsToIgnore = 0;
  /** How many messages and events there were: the number of the last one. */
  count = 0;
  private readonly speakers = new Map<string, Speaker>();

  constructor(public member: Member) {}

  get id(): string {
    return this.member.account.id;
  }

  get login(): string {
    return this.member.account.login;
  }

  speaker(account: Account): Speaker {
    const known = this.speakers.get(account.id);
    if (known) return known;
    const speaker = toSpeaker(account, this.rolesOf(account), this.id);
    this.speakers.set(account.id, speaker);
    return speaker;
  }

  /** The personas are what one makes them; everybody else is what the dice say. */
  rolesOf({ id }: Account): Roles {
    const invented = inventRoles(this.id, id);
    const roles = PERSONAS.has(id)
      ? { ...invented, moderator: false, leadModerator: false, vip: false, founder: false, months: 0 }
      : invented;
    return { ...roles, moderator: roles.moderator || this.moderators.has(id) };
  }

  makeModerator(userId: string, isOne: boolean): void {
    if (isOne) this.moderators.add(userId);
    else this.moderators.delete(userId);
    this.speakers.delete(userId);
  }

  /** Sends a line to everybody who reads the room, but `except`. `number`: the line's, if it is one that counts. */
  send(line: string, needs: Needs, number?: number, except?: ChatSession): void {
    for (const session of this.sessions) {
      if (session !== except) session.tell(line, needs, this.id, number);
    }
  }

  /** Whether Twitch would tell who comes and goes. */
  get announces(): boolean {
    return this.chatters.size <= MOST_ANNOUNCED;
  }
}
