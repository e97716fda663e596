import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { ChatEvent } from "@/lib/twitch/chat";
import { chatEventOf, parseLine } from "@/lib/twitch/chat";
import { FLAG } from "../core/flags";
import { entryOf } from "./entry-of-event";

const ID = "b34ccfc7-4977-403a-8a94-33c6bac34fb8";
const RECEIVED = 1_700_000_000_000;
const BOUNDS = { oldest: RECEIVED - 90 * 86_400_000 };

function read(line: string): ChatEvent {
  const message = parseLine(line);
  if (!message) throw new Error(`not a line: ${line}`);
  return chatEventOf(message, RECEIVED) as ChatEvent;
}

const said = (tags: string, text: string) =>
  entryOf(
    read(
      `@id=${ID};room-id=1;user-id=2;display-name=Ann;tmi-sent-ts=${RECEIVED - 50};${tags} :ann!ann@ann PRIVMSG #one :${text}`,
    ),
    "1",
    BOUNDS,
  );

describe("entryOf", () => {
  it("keeps who wrote what, where and when", () => {
    expect(said("color=#FF0000;badges=vip/1,subscriber/12;emotes=25:0-4", "Kappa hi")).toEqual({
      is: "message",
      id: ID,
      channelId: "1",
      sentAt: RECEIVED - 50,
      receivedAt: RECEIVED,
      authorId: "2",
      authorLogin: "ann",
      authorName: "Ann",
      text: "Kappa hi",
      flags: FLAG.vip | FLAG.subscriber | FLAG.emotes,
      badges: ["vip/1", "subscriber/12"],
      colour: "#FF0000",
      emotes: [["25", 0, 4]],
      bits: null,
      replyToId: null,
      sourceChannelId: null,
      sourceId: null,
    });
  });

  it.each([
    ["a link", "", "look at https://example.org", FLAG.link],
    ["a host with a path", "", "discord.gg/abc", FLAG.link],
    ["no link in a fraction", "", "and/or 1/2 a.b/", 0],
    ["a first message", "first-msg=1", "hi", FLAG.first],
    ["bits", "bits=100", "cheer100", FLAG.bits],
    ["/me", "", "\u0001ACTION waves\u0001", FLAG.action],
  ])("notes %s", (_name, tags, text, flag) => {
    expect(said(tags, text)).toMatchObject({ is: "message", flags: flag });
  });

  it.each([
    ["from the future", RECEIVED + 11 * 60_000, RECEIVED],
    ["a little ahead", RECEIVED + 9 * 60_000, RECEIVED + 9 * 60_000],
    ["late", RECEIVED - 3_600_000, RECEIVED - 3_600_000],
  ])("of a message %s takes the time that can be true", (_name, sentAt, kept) => {
    const event = { ...read(`@id=${ID};room-id=1;user-id=2 :ann!ann@ann PRIVMSG #one :hi`), sentAt };
    expect(entryOf(event as ChatEvent, "1", BOUNDS)).toMatchObject({ sentAt: kept });
  });

  it("refuses what would be removed at once, and an id that is none", () => {
    const event = read(`@id=${ID};room-id=1;user-id=2 :ann!ann@ann PRIVMSG #one :hi`);
    expect(entryOf({ ...event, sentAt: BOUNDS.oldest - 1 } as ChatEvent, "1", BOUNDS)).toBe("too_old");
    expect(entryOf({ ...event, id: "not-a-uuid" } as ChatEvent, "1", BOUNDS)).toBe("no_uuid");
  });

  it("knows what a shared chat says was written elsewhere, and what was written here", () => {
    expect(said(`source-id=${ID};source-room-id=7`, "hi")).toMatchObject({
      sourceChannelId: "7",
      sourceId: ID,
    });
    expect(said(`source-id=${ID};source-room-id=1`, "hi")).toMatchObject({
      sourceChannelId: null,
      sourceId: null,
    });
  });

  it.each([
    ["one message", `@login=ann;target-msg-id=${ID} :tmi.twitch.tv CLEARMSG #one :hi`, "deletion", ID],
    [
      "a timeout",
      "@room-id=1;target-user-id=2;ban-duration=60 :tmi.twitch.tv CLEARCHAT #one :ann",
      "timeout",
      "2",
    ],
    ["a ban", "@room-id=1;target-user-id=2 :tmi.twitch.tv CLEARCHAT #one :ann", "ban", "2"],
    ["a clear", "@room-id=1 :tmi.twitch.tv CLEARCHAT #one", "clear", ""],
  ])("reads the mark of %s", (_name, line, by, target) => {
    const mark = { is: "mark", channelId: "1", by, target, at: RECEIVED, receivedAt: RECEIVED };
    expect(entryOf(read(line), "1", BOUNDS)).toEqual(mark);
  });

  it("makes of any text one that Postgres takes", () => {
    const anything = fc.string({ unit: fc.constantFrom("\0", "\ud800", "\udc00", "a", "😀", "\u202e") });
    fc.assert(
      fc.property(anything, anything, (text, name) => {
        const event = read(`@id=${ID};room-id=1;user-id=2 :ann!ann@ann PRIVMSG #one :hi`);
        const author = { id: "2", login: "ann", displayName: name };
        const entry = entryOf({ ...event, text, author } as ChatEvent, "1", BOUNDS);
        const kept = JSON.stringify(entry);
        expect(kept).not.toContain("\\u0000");
        expect(kept).not.toMatch(/\\ud[89a-f]/);
      }),
    );
  });
});
