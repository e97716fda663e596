import fc from "fast-check";
import { expect, test } from "vitest";
import { allowEntry, isAllowEntry, isAllowed } from "./allow-list";
import { findLinks } from "./links";

const hosts = (text: string): string[] => findLinks(text).map(({ host }) => host);

test.each([
  ["https://example.com/x", "example.com"],
  ["HTTP://EXAMPLE.COM", "example.com"],
  ["see hxxps://evil.example/login now", "evil.example"],
  ["https://localhost:3000/a", "localhost"],
  ["https://youtube.com@evil.com/watch", "evil.com"],
  ["https:\\\\evil.com", "evil.com"],
  ["http://1.2.3.4/x", "1.2.3.4"],
  ["www.example.org", "example.org"],
  ["go to bigfollows.com now", "bigfollows.com"],
  ["(bigfollows.com)", "bigfollows.com"],
  ["bigfollows.com.", "bigfollows.com"],
  ["hey...bigfollows.com", "bigfollows.com"],
  ["Cheap viewers on streamrise.live", "streamrise.live"],
  ["best-viewers.top", "best-viewers.top"],
  ["discord.gg/abcdef", "discord.gg"],
  ["discord.gg", "discord.gg"],
  ["t.me/somebody", "t.me"],
  ["bit.ly/3abc", "bit.ly"],
  ["m.youtube.com/watch?v=1", "m.youtube.com"],
  ["example.com:8080/x", "example.com"],
  ["amazon.de", "amazon.de"],
  ["пример.рф", "пример.рф"],
  ["xn--e1afmkfd.xn--p1ai", "xn--e1afmkfd.xn--p1ai"],
  ["bigfollows dot com", "bigfollows.com"],
  ["bigfollows DOT com", "bigfollows.com"],
  ["bigfollows (dot) com", "bigfollows.com"],
  ["bigfollows[.]com", "bigfollows.com"],
  ["bigfollows . com", "bigfollows.com"],
  ["bigfollows。com", "bigfollows.com"],
  ["big\u200bfollows\u200d.com", "bigfollows.com"],
  ["big\u00adfollows.co\u2060m", "bigfollows.com"],
  ["bigfollows.cоm", "bigfollows.cоm"],
  ["ｂｉｇｆｏｌｌｏｗｓ．ｃｏｍ", "bigfollows.com"],
  ["b i g f o l l o w s . c o m", "bigfollows.com"],
  ["@bigfollows.com", "bigfollows.com"],
])("%s has a link to %s", (text, host) => {
  expect(hosts(text)).toContain(host);
});

test.each([
  "e.g. this, i.e. that",
  "1.5 or 2.0.1, v1.2.3",
  "wait...what",
  "ok.so what now",
  "got.it",
  "file.txt",
  "node.js and vue.js",
  "main.py, run.sh, readme.md, lib.rs",
  "at 10.30 a.m. or 5 p.m.",
  "the U.S.A. and the U.K.",
  "nice.cool",
  "gg.gg wp",
  "that was fun.love you all",
  "hmm. com on",
  "I use the .net framework",
  "the dot net framework",
  "a dot io game",
  "polka dot com",
  "mail me: somebody@example.com",
  "and/or, his/her, 24/7, 1/2",
  "no.1 vs no.2",
  "StreamElements.",
  "...",
  ". . . .",
  "Mr.Smith and Dr.Who",
  "I am so. So tired",
  "lol.nice.one.man",
  "12:30 pm",
  "key: value",
  ":) :D ;-) <3",
  "wow! really? yes, really.",
  "hello.\u0301\u0302",
])("%s has none", (text) => {
  expect(hosts(text)).toEqual([]);
});

test("an allow list lets through what is below its entries, and nothing that only looks alike", () => {
  const allowed = ["youtube.com", "https://www.twitch.tv/", "github.com/le0pard"].flatMap(
    (entry) => allowEntry(entry) ?? [],
  );
  const passes = (text: string) => findLinks(text).every((link) => isAllowed(link, allowed));
  for (const text of [
    "https://youtube.com/watch?v=1",
    "https://www.youtube.com",
    "m.youtube.com/x",
    "TWITCH.TV/somebody",
    "https://github.com/le0pard/re2js",
    "github.com/le0pard",
  ]) {
    expect(passes(text), text).toBe(true);
  }
  for (const text of [
    "notyoutube.com",
    "youtube.com.evil.com",
    "https://evil.com/youtube.com",
    "https://youtube.com@evil.com",
    "yоutube.com", // a Cyrillic о
    "github.com/le0pard2",
    "github.com",
    "twitch.tv and evil.com",
  ]) {
    expect(passes(text), text).toBe(false);
  }
});

test("an entry of an allow list is a domain", () => {
  for (const entry of ["youtube.com", "clips.twitch.tv", "https://a.co/b", "пример.рф"]) {
    expect(isAllowEntry(entry), entry).toBe(true);
  }
  for (const entry of ["", "youtube", "*.com", "a b.com", "com", "://x", "youtube.com/a b"]) {
    expect(isAllowEntry(entry), entry).toBe(false);
  }
});

const linkish = fc
  .array(
    fc.constantFrom(
      ".",
      "a",
      " ",
      "dot",
      "com",
      "/",
      ":",
      "@",
      "https://",
      "(",
      "[",
      "-",
      "。",
      "\u200b",
      "é",
      "1",
    ),
    {
      maxLength: 200,
    },
  )
  .map((parts) => parts.join(""));

test("never throws, whatever is written", () => {
  fc.assert(
    fc.property(
      fc.oneof(linkish, fc.string({ unit: "binary", maxLength: 500 })),
      (text) => void findLinks(text),
    ),
  );
});

test.each(["a", ".", "a.", "a ", "(", "https://", ". ", "a . ", "@", "\u200b", "dot ", "a-", "/"])(
  "%j repeated takes time in proportion to the length",
  (piece) => {
    const time = (length: number) => {
      const text = piece.repeat(Math.ceil(length / piece.length));
      const start = performance.now();
      findLinks(text);
      return performance.now() - start;
    };
    time(1_000);
    // Quadratic would be 100 s or so; a slow machine is not.
    expect(time(200_000)).toBeLessThan(3_000);
  },
);
