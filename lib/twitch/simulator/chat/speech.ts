import type { Account } from "../core/invent";
import { type Hub, isAtHome } from "./hub";
import { Limits } from "./limits";
import type { Room } from "./room";
import type { ChatSession } from "./session";
import type { Voice } from "./voice";

export const LONGEST_TEXT = 500;
const SAME_TEXT_MS = 30_000;
const WINDOW_MS = 30_000;
const MOST_MESSAGES = 20;
const MOST_MESSAGES_AT_HOME = 100;

/** What somebody with an account wants to say. */
export interface Speaking {
  room: Room;
  account: Account;
  text: string;
  isAction?: boolean;
  replyTo?: string | null;
  /** The connection over which it came, which is not told what it said itself. */
  except?: ChatSession;
}

/** What became of it: an id, or why not in Twitch's words. */
export type Spoken = { id: string } | { refused: string; words: string };

/** Lets accounts speak within Twitch's limits, which are the same whichever way they come. */
export class Speech {
  /** Answers of AutoMod's, by words that it holds. */
  readonly heldWords = new Set<string>();
  /** Messages that were too many. */
  ignored = 0;
  private readonly limits: Limits;
  private readonly channelLimits: Limits;
  private readonly last = new Map<string, { text: string; at: number }>();

  constructor(
    private readonly hub: Hub,
    private readonly voice: Voice,
  ) {
    const { realNow } = hub.deps;
    this.limits = new Limits(MOST_MESSAGES, WINDOW_MS, realNow);
    this.channelLimits = new Limits(1, 1000, realNow);
  }

  speak({ room, account, text, isAction = false, replyTo = null, except }: Speaking): Spoken {
    const roles = room.rolesOf(account);
    const isHome = isAtHome(account, room);
    const isTrusted = isHome || roles.vip;
    if (room.banned.has(account.id)) {
      return refused("msg_banned", `You are permanently banned from talking in ${room.login}.`);
    }
    if ((room.timeouts.get(account.id) ?? 0) > this.hub.deps.realNow()) {
      return refused("msg_timedout", `You are timed out in ${room.login}.`);
    }
    const demanded = isTrusted ? null : this.demandedBy(room, account, roles.months > 0);
    if (demanded) return demanded;
    if (!this.grants(account, room, isTrusted)) {
      this.ignored += 1;
      return refused(
        "msg_ratelimit",
        "Your message was not sent because you are sending messages too quickly.",
      );
    }
    const now = this.hub.deps.realNow();
    const key = `${account.id} ${room.id}`;
    const before = this.last.get(key);
    if (!isHome && before?.text === text && before.at > now - SAME_TEXT_MS) {
      return refused(
        "msg_duplicate",
        "Your message was not sent because it is identical to the previous one you sent, less than 30 seconds ago.",
      );
    }
    if (!isHome && [...this.heldWords].some((word) => text.toLowerCase().includes(word))) {
      return refused("automod_held", "Your message is being checked by mods and has not been sent.");
    }
    this.last.set(key, { text, at: now });
    return { id: this.voice.say(room, account, text, { isAction, replyTo, except }) };
  }

  private grants(account: Account, room: Room, isTrusted: boolean): boolean {
    if (isTrusted) return this.limits.take(account.id, MOST_MESSAGES_AT_HOME);
    return this.channelLimits.take(`${account.id} ${room.id}`) && this.limits.take(account.id);
  }

  private demandedBy({ tags, id }: Room, account: Account, subscribes: boolean): Spoken | null {
    if (tags["emote-only"] === 1) return refused("msg_emoteonly", "This room is in emote-only mode.");
    if (tags["subs-only"] === 1 && !subscribes) {
      return refused("msg_subsonly", "This room is in subscribers only mode.");
    }
    const follows = this.hub.deps.world.follows.of(account.id);
    if (tags["followers-only"] >= 0 && !follows.some(({ broadcasterId }) => broadcasterId === id)) {
      return refused("msg_followersonly", "This room is in followers-only mode.");
    }
    return null;
  }
}

const refused = (code: string, words: string): Spoken => ({ refused: code, words });
