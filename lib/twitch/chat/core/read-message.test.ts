import { describe, expect, test } from "vitest";
import { ARRIVED_AT, NO_ROLES, readLine } from "@/tests/support/chat-line";

const privmsg = (tags: string, text = "hi") =>
  readLine(
    `@badge-info=;badges=;color=;display-name=Ronni;emotes=;id=m1;mod=0;room-id=1337;subscriber=0;tmi-sent-ts=1507246572675;user-id=42;${tags} :ronni!ronni@ronni.tmi.twitch.tv PRIVMSG #Dallas :${text}`,
  );
describe("a message, as Twitch documents it", () => {
  test("has its channel, author, emotes and time", () => {
    expect(
      readLine(
        "@badge-info=;badges=turbo/1;color=#0d4200;display-name=ronni;emotes=25:0-4,12-16/1902:6-10;id=b34ccfc7-4977-403a-8a94-33c6bac34fb8;mod=0;room-id=1337;subscriber=0;tmi-sent-ts=1507246572675;turbo=1;user-id=1337;user-type=global_mod :ronni!ronni@ronni.tmi.twitch.tv PRIVMSG #ronni :Kappa Keepo Kappa",
      ),
    ).toEqual({
      kind: "message",
      id: "b34ccfc7-4977-403a-8a94-33c6bac34fb8",
      channelId: "1337",
      channelLogin: "ronni",
      author: { id: "1337", login: "ronni", displayName: "ronni" },
      roles: NO_ROLES,
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
      receivedAt: ARRIVED_AT,
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
    expect(privmsg(tags)).toMatchObject({ roles: { ...NO_ROLES, ...roles } });
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
    expect(readLine("@display-name=Fun2BFun;id=1;room-id=2;user-id=3 PRIVMSG #x :hi")).toMatchObject({
      author: { id: "3", login: "fun2bfun", displayName: "Fun2BFun" },
    });
  });

  test("has the time of its arrival when Twitch tells none or an absurd one", () => {
    for (const sent of ["", "x", "-5", "99999999999999", "1"]) {
      expect(privmsg(`tmi-sent-ts=${sent}`)).toMatchObject({ sentAt: ARRIVED_AT });
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
    const reason = (line: string) => readLine(line);
    expect(reason("@id=1;room-id=2;user-id=3 :a!a@a PRIVMSG")).toMatchObject({ reason: "no_channel" });
    expect(reason("@id=1;room-id=2;user-id=3 :a!a@a PRIVMSG # :x")).toMatchObject({ reason: "no_channel" });
    expect(reason("@id=1;room-id=2;user-id=3;display-name=名 PRIVMSG #x :x")).toMatchObject({
      reason: "no_author",
    });
  });
});
