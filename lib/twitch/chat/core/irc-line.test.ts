import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { formatLine, type IrcMessage, nickOf, parseLine } from "./irc-line";

const message = (
  parts: Partial<Omit<IrcMessage, "tags">> & { tags?: Record<string, string> },
): IrcMessage => ({
  prefix: null,
  command: "PRIVMSG",
  params: [],
  ...parts,
  tags: new Map(Object.entries(parts.tags ?? {})),
});

describe("raw lines", () => {
  /** From RFC 1459 and 2812, the IRCv3 message-tags specification, ircdocs' parser tests, and Twitch's IRC guide. */
  test.each<[string, IrcMessage]>([
    ["NICK Wiz", message({ command: "NICK", params: ["Wiz"] })],
    [":WiZ NICK Kilroy", message({ prefix: "WiZ", command: "NICK", params: ["Kilroy"] })],
    [
      "USER guest tolmoon tolsun :Ronnie Reagan",
      message({ command: "USER", params: ["guest", "tolmoon", "tolsun", "Ronnie Reagan"] }),
    ],
    [
      ":WiZ!jto@tolsun.oulu.fi MODE #eu-opers -l",
      message({ prefix: "WiZ!jto@tolsun.oulu.fi", command: "MODE", params: ["#eu-opers", "-l"] }),
    ],
    [
      ":Angel!wings@irc.org PRIVMSG Wiz :Are you receiving this message ?",
      message({ prefix: "Angel!wings@irc.org", params: ["Wiz", "Are you receiving this message ?"] }),
    ],
    [":src AWAY :", message({ prefix: "src", command: "AWAY", params: [""] })],
    [":src AWAY ", message({ prefix: "src", command: "AWAY" })],
    ["foo bar baz ::asdf", message({ command: "FOO", params: ["bar", "baz", ":asdf"] })],
    [
      ":coolguy foo bar baz :  asdf quux ",
      message({ prefix: "coolguy", command: "FOO", params: ["bar", "baz", "  asdf quux "] }),
    ],
    [
      ":gravel.mozilla.org MODE #tckk +n ",
      message({ prefix: "gravel.mozilla.org", command: "MODE", params: ["#tckk", "+n"] }),
    ],
    ["@a=b;c=32;k;rt=ql7 foo", message({ tags: { a: "b", c: "32", k: "", rt: "ql7" }, command: "FOO" })],
    [
      "@a=b\\\\and\\nk;c=72\\s45;d=gh\\:764 foo",
      message({ tags: { a: "b\\and\nk", c: "72 45", d: "gh;764" }, command: "FOO" }),
    ],
    ["@tag1=value\\\\ntest COMMAND", message({ tags: { tag1: "value\\ntest" }, command: "COMMAND" })],
    ["@tag1=value\\1 COMMAND", message({ tags: { tag1: "value1" }, command: "COMMAND" })],
    ["@tag1=value1\\ COMMAND", message({ tags: { tag1: "value1" }, command: "COMMAND" })],
    [
      "@tag1=1;tag2=3;tag3=4;tag1=5 COMMAND",
      message({ tags: { tag1: "5", tag2: "3", tag3: "4" }, command: "COMMAND" }),
    ],
    [
      "@a=\\r\\n;b= :x 001 bot :Welcome",
      message({ tags: { a: "\r\n", b: "" }, prefix: "x", command: "001", params: ["bot", "Welcome"] }),
    ],
    [
      "@aaa=bbb;ccc;example.com/ddd=eee :nick!ident@host.com PRIVMSG me :Hello",
      message({
        tags: { aaa: "bbb", ccc: "", "example.com/ddd": "eee" },
        prefix: "nick!ident@host.com",
        params: ["me", "Hello"],
      }),
    ],
    ["PING :tmi.twitch.tv\r\n", message({ command: "PING", params: ["tmi.twitch.tv"] })],
    [
      ":tmi.twitch.tv CAP * ACK :twitch.tv/membership twitch.tv/tags",
      message({
        prefix: "tmi.twitch.tv",
        command: "CAP",
        params: ["*", "ACK", "twitch.tv/membership twitch.tv/tags"],
      }),
    ],
    ["PRIVMSG #a :x\0y", message({ params: ["#a", "xy"] })],
    [
      "@__proto__=1;constructor=2 PING",
      message({ command: "PING", tags: { ["__proto__"]: "1", constructor: "2" } }),
    ],
  ])("%j", (line, expected) => {
    expect(parseLine(line)).toEqual(expected);
  });

  test.each([
    "",
    "\r\n",
    "   ",
    "@a=b",
    ":prefix",
    "@a=b :prefix ",
    "12 x",
    "!!! x",
    "\0\0",
    "@",
    ":",
    "PRIVMSG\u00e4 x",
  ])("%j is no message", (line) => {
    expect(parseLine(line)).toBeNull();
  });
});

test("at most fifteen parameters; the last takes the rest", () => {
  const words = Array.from({ length: 20 }, (_, place) => `p${place}`);
  const parsed = parseLine(`CMD ${words.join(" ")}`);
  expect(parsed?.params).toHaveLength(15);
  expect(parsed?.params.at(-1)).toBe("p14 p15 p16 p17 p18 p19");
});

test.each([
  ["ronni!ronni@ronni.tmi.twitch.tv", "ronni"],
  ["tmi.twitch.tv", null],
  ["!x", null],
  [null, null],
])("the nick of %j is %j", (prefix, nick) => {
  expect(nickOf(message({ prefix }))).toBe(nick);
});

test("no text makes it throw, and nothing it gives holds NUL", () => {
  const nasty = fc.string({
    unit: fc.constantFrom("@", ":", ";", "=", "\\", " ", "\0", "\r", "\n", "A", "é", "\ud800", "👍"),
  });
  fc.assert(
    fc.property(fc.oneof(nasty, fc.string({ unit: "binary" })), (line) => {
      const parsed = parseLine(line);
      expect(JSON.stringify([parsed, ...(parsed?.tags ?? [])])).not.toContain("\\u0000");
    }),
    { numRuns: 1000 },
  );
});

test("what is written is read back", () => {
  const word = fc.stringMatching(/^[a-zA-Z0-9#.!@_-]{1,12}$/);
  const tagName = fc.stringMatching(/^[a-zA-Z0-9-]{1,10}$/);
  const value = fc.string({ unit: "binary" }).filter((text) => !text.includes("\0"));
  const trailing = value.filter((text) => !/[\r\n]/.test(text));
  const any = fc.record({
    tags: fc.array(fc.tuple(tagName, value), { maxLength: 6 }).map((tags) => new Map(tags)),
    prefix: fc.option(word),
    command: fc.oneof(fc.stringMatching(/^[A-Z]{1,10}$/), fc.stringMatching(/^[0-9]{3}$/)),
    params: fc
      .tuple(fc.array(word, { maxLength: 5 }), fc.option(trailing))
      .map(([plain, last]) => (last === null ? plain : [...plain, last])),
  });
  fc.assert(
    fc.property(any, (given) => {
      expect(parseLine(formatLine(given))).toEqual(given);
    }),
  );
});
