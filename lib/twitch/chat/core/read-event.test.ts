import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { ARRIVED_AT, NO_ROLES, readLine } from "@/tests/support/chat-line";
import { chatEventOf } from "./read-event";

const notice = (tags: string, text = "") =>
  readLine(
    `@badge-info=;badges=;color=;display-name=TWW2;emotes=;id=n1;login=tww2;mod=0;room-id=19571752;system-msg=one\\stwo;tmi-sent-ts=1521159445153;user-id=87654321;${tags} :tmi.twitch.tv USERNOTICE #forstycup${text}`,
  );

describe("an event, as Twitch documents it", () => {
  test.each([
    [
      "msg-id=resub;msg-param-cumulative-months=6;msg-param-streak-months=2;msg-param-sub-plan=Prime",
      { is: "sub", tier: "Prime", months: 6, streakMonths: 2 },
    ],
    ["msg-id=sub;msg-param-sub-plan=1000", { is: "sub", tier: "1000", months: 1, streakMonths: null }],
    [
      "msg-id=subgift;msg-param-recipient-display-name=Mr_Woodchuck;msg-param-recipient-id=55554444;msg-param-recipient-name=mr_woodchuck;msg-param-sub-plan=1000",
      {
        is: "gift",
        tier: "1000",
        recipient: { id: "55554444", login: "mr_woodchuck", displayName: "Mr_Woodchuck" },
        bombId: null,
      },
    ],
    [
      "msg-id=subgift;msg-param-recipient-id=5;msg-param-recipient-user-name=woody;msg-param-origin-id=49\\s9d;msg-param-sub-plan=2000",
      {
        is: "gift",
        tier: "2000",
        recipient: { id: "5", login: "woody", displayName: "woody" },
        bombId: "49 9d",
      },
    ],
    ["msg-id=subgift;msg-param-sub-plan=1000", { is: "other" }],
    [
      "msg-id=submysterygift;msg-param-mass-gift-count=5;msg-param-community-gift-id=c;msg-param-origin-id=o;msg-param-sub-plan=1000",
      { is: "gift_bomb", tier: "1000", count: 5, bombId: "c" },
    ],
    [
      "msg-id=raid;msg-param-displayName=TestChannel;msg-param-login=testchannel;msg-param-viewerCount=15",
      { is: "raid", viewers: 15, from: { login: "testchannel", displayName: "TestChannel" } },
    ],
    ["msg-id=announcement;msg-param-color=PURPLE", { is: "announcement", colour: "PURPLE" }],
    ["msg-id=viewermilestone;msg-param-category=watch-streak", { is: "other" }],
    ["msg-id=of-tomorrow", { is: "other" }],
    [
      "msg-id=raid;msg-param-viewerCount=many",
      { is: "raid", viewers: 0, from: { login: "tww2", displayName: "tww2" } },
    ],
  ])("%s", (tags, detail) => {
    const type = /msg-id=([^;]+)/.exec(tags)?.[1];
    expect(notice(tags)).toMatchObject({
      kind: "event",
      id: "n1",
      type,
      detail,
      systemText: "one two",
      text: "",
    });
  });

  test("keeps what the person wrote to it", () => {
    expect(notice("msg-id=resub;emotes=25:0-4", " :Kappa -- keep it up!")).toMatchObject({
      text: "Kappa -- keep it up!",
      emotes: [{ id: "25", from: 0, to: 4 }],
      author: { id: "87654321", login: "tww2", displayName: "TWW2" },
      channelId: "19571752",
    });
  });

  test("of another room of a shared chat is what it was there", () => {
    const tags =
      "msg-id=sharedchatnotice;source-msg-id=raid;source-id=s;source-room-id=9;msg-param-viewerCount=3";
    expect(notice(tags)).toMatchObject({ type: "raid", source: { messageId: "s", channelId: "9" } });
  });
});

describe("messages that are taken away", () => {
  test.each([
    [
      "@room-id=12345678;target-user-id=87654321;tmi-sent-ts=1642715756806 :tmi.twitch.tv CLEARCHAT #dallas :ronni",
      { what: "ban", seconds: null, target: { id: "87654321", login: "ronni" }, sentAt: 1642715756806 },
    ],
    [
      "@ban-duration=350;room-id=12345678;target-user-id=87654321;tmi-sent-ts=1642719320727 :tmi.twitch.tv CLEARCHAT #dallas :ronni",
      { what: "timeout", seconds: 350, target: { id: "87654321", login: "ronni" } },
    ],
    [
      "@room-id=12345678;tmi-sent-ts=1642715695392 :tmi.twitch.tv CLEARCHAT #dallas",
      { what: "all", seconds: null, target: null },
    ],
  ])("%s", (line, expected) => {
    expect(readLine(line)).toMatchObject({
      kind: "cleared",
      channelId: "12345678",
      channelLogin: "dallas",
      ...expected,
    });
  });

  test("one whose target is not told clears nobody", () => {
    expect(readLine("@room-id=1 :tmi.twitch.tv CLEARCHAT #dallas :ronni")).toMatchObject({
      reason: "no_target",
    });
    expect(readLine("@target-user-id=1 :tmi.twitch.tv CLEARCHAT #dallas :ronni")).toMatchObject({
      reason: "no_channel_id",
    });
    expect(readLine(":tmi.twitch.tv CLEARMSG #dallas :x")).toMatchObject({ reason: "no_target" });
  });

  test("one alone, though Twitch leaves out the room", () => {
    expect(
      readLine(
        "@login=ronni;room-id=;target-msg-id=abc-123-def;tmi-sent-ts=1642720582342 :tmi.twitch.tv CLEARMSG #dallas :HeyGuys",
      ),
    ).toEqual({
      kind: "deleted",
      channelId: null,
      channelLogin: "dallas",
      messageId: "abc-123-def",
      authorLogin: "ronni",
      sentAt: 1642720582342,
      receivedAt: ARRIVED_AT,
    });
  });
});

describe("rooms, people and the connection", () => {
  test.each<[string, object]>([
    [
      "@emote-only=0;followers-only=-1;r9k=0;room-id=141981764;slow=0;subs-only=0 :tmi.twitch.tv ROOMSTATE #twitchdev",
      {
        kind: "roomState",
        channelId: "141981764",
        channelLogin: "twitchdev",
        changes: {
          emoteOnly: false,
          followersOnlyMinutes: null,
          uniqueOnly: false,
          slowSeconds: 0,
          subscribersOnly: false,
        },
      },
    ],
    [
      "@room-id=713936733;slow=10 :tmi.twitch.tv ROOMSTATE #bar",
      { kind: "roomState", channelId: "713936733", channelLogin: "bar", changes: { slowSeconds: 10 } },
    ],
    [
      "@followers-only=0;room-id=7;slow=x :tmi.twitch.tv ROOMSTATE #bar",
      { kind: "roomState", channelId: "7", channelLogin: "bar", changes: { followersOnlyMinutes: 0 } },
    ],
    [
      "@msg-id=msg_channel_suspended :tmi.twitch.tv NOTICE #foo :This channel does not exist or has been suspended.",
      {
        kind: "notice",
        channelLogin: "foo",
        id: "msg_channel_suspended",
        text: "This channel does not exist or has been suspended.",
      },
    ],
    [
      ":tmi.twitch.tv NOTICE * :Login authentication failed",
      { kind: "notice", channelLogin: null, id: "", text: "Login authentication failed" },
    ],
    [
      ":bar!bar@bar.tmi.twitch.tv JOIN #twitchdev",
      { kind: "presence", channelLogin: "twitchdev", change: "joined", logins: ["bar"] },
    ],
    [
      ":bar!bar@bar.tmi.twitch.tv PART #twitchdev",
      { kind: "presence", channelLogin: "twitchdev", change: "left", logins: ["bar"] },
    ],
    [
      ":bar.tmi.twitch.tv 353 bar = #twitchdev :bar foo  baz",
      { kind: "presence", channelLogin: "twitchdev", change: "listed", logins: ["bar", "foo", "baz"] },
    ],
    [
      "@badge-info=subscriber/8;badges=subscriber/6;color=#0D4200;display-name=dallas;emote-sets=0,33;turbo=0;user-id=12345678 :tmi.twitch.tv GLOBALUSERSTATE",
      {
        kind: "globalUserState",
        channelLogin: null,
        userId: "12345678",
        displayName: "dallas",
        roles: { ...NO_ROLES, subscriber: true },
        messageId: null,
      },
    ],
    [
      "@badges=staff/1;display-name=ronni;id=m7;mod=1;subscriber=1 :tmi.twitch.tv USERSTATE #dallas",
      {
        kind: "userState",
        channelLogin: "dallas",
        userId: null,
        displayName: "ronni",
        roles: { ...NO_ROLES, moderator: true, subscriber: true },
        messageId: "m7",
      },
    ],
    [":tmi.twitch.tv RECONNECT", { kind: "reconnect" }],
    ["PING :tmi.twitch.tv", { kind: "ping", text: "tmi.twitch.tv" }],
    [":tmi.twitch.tv PONG tmi.twitch.tv :x", { kind: "pong", text: "x" }],
    [":tmi.twitch.tv 001 mybot :Welcome, GLHF!", { kind: "welcome", login: "mybot" }],
    [
      ":tmi.twitch.tv CAP * ACK :twitch.tv/tags",
      { kind: "capabilities", granted: true, names: ["twitch.tv/tags"] },
    ],
    [":tmi.twitch.tv CAP * NAK :x", { kind: "capabilities", granted: false, names: ["x"] }],
    [":bar.tmi.twitch.tv 366 bar #twitchdev :End of /NAMES list", { kind: "ignored", command: "366" }],
    ["CONSTRUCTOR x", { kind: "ignored", command: "CONSTRUCTOR" }],
  ])("%s", (line, expected) => {
    expect(readLine(line)).toEqual(expected);
  });
});

test("no message makes it throw, whatever its tags and parameters hold", () => {
  const commands = [
    "PRIVMSG",
    "USERNOTICE",
    "CLEARCHAT",
    "CLEARMSG",
    "ROOMSTATE",
    "NOTICE",
    "JOIN",
    "353",
    "USERSTATE",
    "CAP",
    "001",
  ];
  const names = [
    "id",
    "room-id",
    "user-id",
    "badges",
    "badge-info",
    "emotes",
    "tmi-sent-ts",
    "msg-id",
    "target-user-id",
    "display-name",
    "bits",
  ];
  const value = fc.oneof(
    fc.string({ unit: "binary" }),
    fc.constantFrom("1", "raid", "subgift", "25:0-4", "a/1"),
  );
  const message = fc.record({
    tags: fc.dictionary(fc.constantFrom(...names), value).map((tags) => new Map(Object.entries(tags))),
    prefix: fc.option(fc.string()),
    command: fc.constantFrom(...commands),
    params: fc.array(fc.oneof(fc.constant("#x"), fc.string({ unit: "binary" })), { maxLength: 4 }),
  });
  fc.assert(
    fc.property(message, (given) => {
      expect(chatEventOf(given, ARRIVED_AT).kind).toEqual(expect.any(String));
    }),
    { numRuns: 500 },
  );
});
