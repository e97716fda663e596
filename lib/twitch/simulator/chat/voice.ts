import type { Account } from "../core/invent";
import { channelEmotes, type Emote, emotesTag, GLOBAL_EMOTES } from "./core/emotes";
import { escapeTag, HOST, messageLine, moreTags, noticeLine } from "./core/server-line";
import type { Ledger } from "./ledger";
import type { Room, RoomTags, Said } from "./room";
import type { ChatSession } from "./session";

/** How something is said. */
export interface Manner {
  /** With /me. */
  isAction?: boolean | undefined;
  bits?: number | undefined;
  /** The id of the message that it answers. */
  replyTo?: string | null | undefined;
  /** Who is not told, having said it. */
  except?: ChatSession | undefined;
  /** The `emotes` tag, if it is known already. */
  emotes?: string | undefined;
  /** Twitch's time; now when left out. */
  sentAt?: number | undefined;
}

/** Emotes that can be used in a room. */
export function emotesOf(room: Room): readonly Emote[] {
  return [...GLOBAL_EMOTES, ...channelEmotes(room.login)];
}

/** Says things in rooms and takes them back, as Twitch puts it into lines. Everything said has a number and an id. */
export class Voice {
  constructor(
    private readonly ledger: Ledger,
    private readonly now: () => number,
  ) {}

  /** Somebody writes a message; answers its id. */
  say(room: Room, author: Account, words: string, manner: Manner = {}): string {
    const text = oneLine(words);
    const { id, number } = this.next(room);
    const said = manner.isAction ? `\u0001ACTION ${text}\u0001` : text;
    const sentAt = manner.sentAt ?? this.now();
    const line = messageLine(room.speaker(author), room.login, said, {
      id,
      emotes: manner.emotes ?? emotesTag(text, emotesOf(room)),
      sentAt,
      more: (manner.bits ? `;bits=${manner.bits}` : "") + replyTags(room, manner.replyTo ?? null),
    });
    room.recent.push({ id, author, text, sentAt });
    room.send(line, null, number, manner.except);
    return id;
  }

  sub(room: Room, who: Account, months: number, tier: string, text: string | null): string {
    const words = `${who.displayName} subscribed at Tier ${tier[0] ?? "1"}. They've subscribed for ${months} months!`;
    return this.notice(room, who, text, {
      "msg-id": months > 1 ? "resub" : "sub",
      "msg-param-cumulative-months": months,
      "msg-param-months": 0,
      "msg-param-should-share-streak": 0,
      "msg-param-sub-plan": tier,
      "msg-param-sub-plan-name": `Channel Subscription (${room.login})`,
      "system-msg": words,
    });
  }

  /** A gift bomb: one notice for all, and one for each. */
  gift(room: Room, who: Account, recipients: readonly Account[]): string[] {
    const origin = `${room.id} ${room.count + 1}`;
    const common = { "msg-param-origin-id": origin, "msg-param-sub-plan": "1000" };
    const bomb = this.notice(room, who, null, {
      "msg-id": "submysterygift",
      "msg-param-mass-gift-count": recipients.length,
      ...common,
      "system-msg": `${who.displayName} is gifting ${recipients.length} Tier 1 Subs to ${room.login}'s community!`,
    });
    const gifts = recipients.map((recipient) =>
      this.notice(room, who, null, {
        "msg-id": "subgift",
        "msg-param-months": 1,
        "msg-param-recipient-display-name": recipient.displayName,
        "msg-param-recipient-id": recipient.id,
        "msg-param-recipient-user-name": recipient.login,
        ...common,
        "system-msg": `${who.displayName} gifted a Tier 1 sub to ${recipient.displayName}!`,
      }),
    );
    return [bomb, ...gifts];
  }

  raid(room: Room, from: Account, viewers: number): string {
    return this.notice(room, from, null, {
      "msg-id": "raid",
      "msg-param-displayName": from.displayName,
      "msg-param-login": from.login,
      "msg-param-viewerCount": viewers,
      "system-msg": `${viewers} raiders from ${from.displayName} have joined!`,
    });
  }

  announce(room: Room, who: Account, text: string): string {
    const tags = { "msg-id": "announcement", "msg-param-color": "PRIMARY", "system-msg": "" };
    return this.notice(room, who, text, tags);
  }

  delete(room: Room, { id, author, text }: Said): void {
    const tags = `@login=${author.login};room-id=;target-msg-id=${id};tmi-sent-ts=${this.now()}`;
    room.send(`${tags} :${HOST} CLEARMSG #${room.login} :${text}`, "commands");
  }

  /** `seconds` null: for good. */
  silence(room: Room, who: Account, seconds: number | null): void {
    const ban = seconds === null ? "" : `ban-duration=${seconds};`;
    const tags = `@${ban}room-id=${room.id};target-user-id=${who.id};tmi-sent-ts=${this.now()}`;
    room.send(`${tags} :${HOST} CLEARCHAT #${room.login} :${who.login}`, "commands");
    if (seconds !== null) return;
    room.banned.add(who.id);
    room.chatters.delete(who.id);
  }

  clear(room: Room): void {
    room.send(`@room-id=${room.id};tmi-sent-ts=${this.now()} :${HOST} CLEARCHAT #${room.login}`, "commands");
  }

  /** What the room demands changes; only that is told. */
  demand(room: Room, tags: Partial<RoomTags>): void {
    room.tags = { ...room.tags, ...tags };
    for (const [name, value] of Object.entries(tags)) {
      room.send(`@${name}=${value};room-id=${room.id} :${HOST} ROOMSTATE #${room.login}`, "commands");
    }
  }

  private notice(
    room: Room,
    who: Account,
    words: string | null,
    tags: Readonly<Record<string, string | number>>,
  ): string {
    const text = words === null ? null : oneLine(words);
    const { id, number } = this.next(room);
    const emotes = text === null ? "" : emotesTag(text, emotesOf(room));
    const parts = { id, emotes, sentAt: this.now(), more: moreTags(tags) };
    room.send(noticeLine(room.speaker(who), room.login, text, parts), "commands", number);
    return id;
  }

  private next(room: Room): { id: string; number: number } {
    room.count += 1;
    return { id: this.ledger.idOf(room.id, room.count), number: room.count };
  }
}

function oneLine(text: string): string {
  return text.replaceAll(/[\r\n\0]+/g, " ");
}

function replyTags(room: Room, replyTo: string | null): string {
  const parent = replyTo === null ? undefined : room.recent.last().find(({ id }) => id === replyTo);
  if (!parent) return "";
  const { id, author, text } = parent;
  return `;reply-parent-display-name=${escapeTag(author.displayName)};reply-parent-msg-body=${escapeTag(text)};reply-parent-msg-id=${id};reply-parent-user-id=${author.id};reply-parent-user-login=${author.login};reply-thread-parent-msg-id=${id};reply-thread-parent-user-login=${author.login}`;
}
