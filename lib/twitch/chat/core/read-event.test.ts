import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { parseLine } from "./irc-line";
import { chatEventOf } from "./read-event";

const NOW = Date.UTC(2026, 4, 1);
const NOBODY = {
  broadcaster: false,
  moderator: false,
  leadModerator: false,
  vip: false,
  subscriber: false,
  founder: false,
};

function read(line: string) {
  const message = parseLine(line);
  if (message === null) throw new Error(`not a message: ${line}`);
  return chatEventOf(message, NOW);
}

const privmsg = (tags: string, text = "hi") =>
  read(
    `@badge-info=;badges=;color=;display-name=Ronni;emotes=;id=m1;mod=0;room-id=1337;subscriber=0;tmi-sent-ts=1507246572675;user-id=42;${tags} :ronni!ronni@ronni.tmi.twitch.tv PRIVMSG #Dallas :${text}`,
  );

describe("a message, as Twitch documents it", () => {
  test("has its channel, author, emotes and time", () => {
    expect(
      read(
        "@badge-info=;badges=turbo/1;color=#0d4200;display-name=ronni;emotes=25:0-4,12-16/1902:6-10;id=b34ccfc7-4977-403a-8a94-33c6bac34fb8;mod=0;room-id=1337;subscriber=0;tmi-sent-ts=1507246572675;turbo=1;user-id=1337;user-type=global_mod :ronni!ronni@ronni.tmi.twitch.tv PRIVMSG #ronni :Kappa Keepo Kappa",
      ),
    ).toEqual({
      kind: "message",
      id: "b34ccfc7-4977-403a-8a94-33c6bac34fb8",
      channelId: "1337",
      channelLogin: "ronni",
      author: { id: "1337", login: "ronni", displayName: "ronni" },
      roles: NOBODY,
      badges: [{ set: "turbo", version: "1" }],
      subscribedMonths: null,
      colour: "#0D4200",
      emotes: [
        { id: "25", from: 0, to: 4 },
        { id: "1902", from: 6, to: 10 },
        { id: "25", from: 12, to: 16 },
      ],
      source: null,
      text: "Kappa Keepo Kappa",
      isAction: false,
      bits: 0,
      isFirst: false,
      isHighlighted: false,
      rewardId: null,
      replyTo: null,
      sentAt: 1507246572675,
      receivedAt: NOW,
    });
  });

  test("with bits, first message, highlight and reward", () => {
    expect(privmsg("bits=100;first-msg=1;msg-id=highlighted-message;custom-reward-id=r1")).toMatchObject({
      bits: 100,
      isFirst: true,
      isHighlighted: true,
      rewardId: "r1",
    });
  });

  test.each([
    ["\u0001ACTION waves\u0001", "waves"],
    ["\u0001ACTION waves", "waves"],
    ["\u0001ACTION \u0001", ""],
    ["\u0001ACTION\u0001", ""],
  ])("written with /me: %j is %j", (said, text) => {
    expect(privmsg("", said)).toMatchObject({ isAction: true, text });
  });

  test("that answers another", () => {
    const tags =
      "reply-parent-display-name=Xavier;reply-parent-msg-body=Hello\\sthere;reply-parent-msg-id=p1;reply-parent-user-id=1;reply-parent-user-login=xavier;reply-thread-parent-msg-id=t1";
    expect(privmsg(tags, "@Xavier hi")).toMatchObject({
      replyTo: {
        messageId: "p1",
        threadId: "t1",
        author: { id: "1", login: "xavier", displayName: "Xavier" },
        text: "Hello there",
      },
    });
  });

  test("that comes from a shared chat", () => {
    expect(privmsg("source-id=s1;source-room-id=12826")).toMatchObject({
      id: "m1",
      channelId: "1337",
      source: { messageId: "s1", channelId: "12826" },
    });
  });

  test("counts emotes in code points, and leaves out those beyond the text", () => {
    expect(privmsg("emotes=25:2-6,90-94/bad/:1-2/x:5-3/emotesv2_a:8-9", "👍 Kappa 👩‍🚀")).toMatchObject({
      emotes: [
        { id: "25", from: 2, to: 6 },
        { id: "emotesv2_a", from: 8, to: 9 },
      ],
    });
  });

  test.each([
    ["badges=broadcaster/1", { broadcaster: true }],
    ["mod=1", { moderator: true }],
    ["badges=moderator/1", { moderator: true }],
    ["badges=lead_moderator/1;mod=0;user-type=mod", { moderator: true, leadModerator: true }],
    ["vip=1", { vip: true }],
    ["vip=0", {}],
    ["badges=vip/1", { vip: true }],
    ["badges=founder/0", { subscriber: true, founder: true }],
    ["badges=subscriber/3012", { subscriber: true }],
    ["subscriber=1", { subscriber: true }],
  ])("%s means %j", (tags, roles) => {
    expect(privmsg(tags)).toMatchObject({ roles: { ...NOBODY, ...roles } });
  });

  test("keeps badges and their months, bounded", () => {
    expect(
      privmsg(
        "badge-info=subscriber/17,predictions/a\\sb;badges=subscriber/12,x/,/y,twitchcon-2024---san-diego/1",
      ),
    ).toMatchObject({
      subscribedMonths: 17,
      badges: [
        { set: "subscriber", version: "12" },
        { set: "twitchcon-2024---san-diego", version: "1" },
      ],
    });
    const many = Array.from({ length: 300 }, (_, place) => `b${place}/1`).join(",");
    const event = privmsg(`badges=${many};emotes=1:${"0-0,".repeat(2000)}0-0`);
    expect(event).toMatchObject({ badges: { length: 20 }, emotes: { length: 500 } });
  });

  test("of whom only the display name tells who it is, as in Twitch's own example without a prefix", () => {
    expect(read("@display-name=Fun2BFun;id=1;room-id=2;user-id=3 PRIVMSG #x :hi")).toMatchObject({
      author: { id: "3", login: "fun2bfun", displayName: "Fun2BFun" },
    });
  });

  test("has the time of its arrival when Twitch tells none or an absurd one", () => {
    for (const sent of ["", "x", "-5", "99999999999999", "1"]) {
      expect(privmsg(`tmi-sent-ts=${sent}`)).toMatchObject({ sentAt: NOW });
    }
    // From the future, but not absurd: whoever stores it decides.
    expect(privmsg("tmi-sent-ts=1893456000000")).toMatchObject({ sentAt: 1893456000000 });
  });

  test.each([
    ["id=", "no_id"],
    ["room-id=", "no_channel_id"],
    ["user-id=", "no_author"],
  ])("with %s is refused: %s", (tags, reason) => {
    expect(privmsg(tags)).toEqual({ kind: "refused", command: "PRIVMSG", reason });
  });

  test("to nowhere is refused", () => {
    const reason = (line: string) => read(line);
    expect(reason("@id=1;room-id=2;user-id=3 :a!a@a PRIVMSG")).toMatchObject({ reason: "no_channel" });
    expect(reason("@id=1;room-id=2;user-id=3 :a!a@a PRIVMSG # :x")).toMatchObject({ reason: "no_channel" });
    expect(reason("@id=1;room-id=2;user-id=3;display-name=名 PRIVMSG #x :x")).toMatchObject({
      reason: "no_author",
    });
  });
});

const notice = (tags: string, text = "") =>
  read(
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
    expect(read(line)).toMatchObject({
      kind: "cleared",
      channelId: "12345678",
      channelLogin: "dallas",
      ...expected,
    });
  });

  test("one whose target is not told clears nobody", () => {
    expect(read("@room-id=1 :tmi.twitch.tv CLEARCHAT #dallas :ronni")).toMatchObject({ reason: "no_target" });
    expect(read("@target-user-id=1 :tmi.twitch.tv CLEARCHAT #dallas :ronni")).toMatchObject({
      reason: "no_channel_id",
    });
    expect(read(":tmi.twitch.tv CLEARMSG #dallas :x")).toMatchObject({ reason: "no_target" });
  });

  test("one alone, though Twitch leaves out the room", () => {
    expect(
      read(
        "@login=ronni;room-id=;target-msg-id=abc-123-def;tmi-sent-ts=1642720582342 :tmi.twitch.tv CLEARMSG #dallas :HeyGuys",
      ),
    ).toEqual({
      kind: "deleted",
      channelId: null,
      channelLogin: "dallas",
      messageId: "abc-123-def",
      authorLogin: "ronni",
      sentAt: 1642720582342,
      receivedAt: NOW,
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
        roles: { ...NOBODY, subscriber: true },
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
        roles: { ...NOBODY, moderator: true, subscriber: true },
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
    expect(read(line)).toEqual(expected);
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
      expect(chatEventOf(given, NOW).kind).toEqual(expect.any(String));
    }),
    { numRuns: 500 },
  );
});
