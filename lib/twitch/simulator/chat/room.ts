import type { Account } from "../core/invent";
import { Ring } from "../core/ring";
import type { Member } from "../world/member";
import type { RoleBook } from "../world/role-book";
import type { Roles } from "./core/roles";
import { type Speaker, toSpeaker } from "./core/server-line";
import type { ChatSession } from "./session";

/** A message that can still be deleted. */
export interface Said {
  id: string;
  author: Account;
  text: string;
  /** ms since the epoch, by the world's clock */
  sentAt: number;
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

/** Of a bigger room Twitch tells nobody who comes and goes. */
const MOST_ANNOUNCED = 1000;

/** The chat of one channel: who reads it, who is there, what was said. */
export class Room {
  readonly sessions = new Set<ChatSession>();
  /** Everybody who is there and no client of ours, by id. */
  readonly chatters = new Map<string, Account>();
  readonly banned = new Set<string>();
  /** Until when somebody may not write, in ms since the epoch of the real clock. */
  readonly timeouts = new Map<string, number>();
  /** The reason of each warning that was not acknowledged. */
  readonly warnings = new Map<string, string>();
  readonly recent = new Ring<Said>(500);
  tags: RoomTags = { "emote-only": 0, "followers-only": -1, r9k: 0, slow: 0, "subs-only": 0 };
  isSuspended = false;
  /** JOINs of this room that are not answered, as happens. */
  joinsToIgnore = 0;
  /** How many messages and events there were: the number of the last one. */
  count = 0;
  private readonly speakers = new Map<string, Speaker>();
  private speakersAsOf = 0;

  constructor(
    public member: Member,
    private readonly roles: RoleBook,
  ) {}

  get id(): string {
    return this.member.account.id;
  }

  get login(): string {
    return this.member.account.login;
  }

  speaker(account: Account): Speaker {
    if (this.speakersAsOf !== this.roles.revision) this.speakers.clear();
    this.speakersAsOf = this.roles.revision;
    const known = this.speakers.get(account.id);
    if (known) return known;
    const speaker = toSpeaker(account, this.rolesOf(account), this.id);
    this.speakers.set(account.id, speaker);
    return speaker;
  }

  rolesOf({ id }: Pick<Account, "id">): Roles {
    const { moderator, lead, vip, subscription } = this.roles.standingOf(this.id, id);
    return {
      broadcaster: id === this.id,
      moderator,
      leadModerator: lead,
      vip,
      founder: subscription?.founder ?? false,
      months: subscription?.months ?? 0,
    };
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
