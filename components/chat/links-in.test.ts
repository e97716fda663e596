import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { linksIn } from "./links-in";

const found = (text: string) =>
  linksIn(text).map(({ from, to, href }) => [Array.from(text).slice(from, to).join(""), href]);

describe("links of a message", () => {
  test.each([
    ["https://example.com", "https://example.com", "https://example.com/"],
    ["look: http://a.de/b?c=d#e !", "http://a.de/b?c=d#e", "http://a.de/b?c=d#e"],
    ["clips.twitch.tv/Abc, nice", "clips.twitch.tv/Abc", "https://clips.twitch.tv/Abc"],
    ["(see https://a.de/x)", "https://a.de/x", "https://a.de/x"],
    [
      "https://de.wikipedia.org/wiki/Go_(Spiel)",
      "https://de.wikipedia.org/wiki/Go_(Spiel)",
      "https://de.wikipedia.org/wiki/Go_(Spiel)",
    ],
    ["🎉 https://a.de/x.", "https://a.de/x", "https://a.de/x"],
    ["HTTPS://A.DE/x", "HTTPS://A.DE/x", "https://a.de/x"],
    ["https://аpple.com/", "https://аpple.com/", "https://xn--pple-43d.com/"],
  ])("%s", (text, shown, href) => {
    expect(found(text)).toEqual([[shown, href]]);
  });

  test.each([
    ["a script", "javascript:alert(1)//x.de/y"],
    ["data", "data:text/html,<script>1</script>"],
    ["another site behind a name", "https://twitch.tv@evil.example/"],
    ["a mail address", "me@mail.example/x"],
    ["words with a full stop", "well.then okay"],
    ["figures", "1.5/2 and 3/4"],
    ["nothing after the scheme", "https:// https://"],
    ["and/or", "this and/or that"],
  ])("%s is no link", (_, text) => {
    expect(linksIn(text)).toEqual([]);
  });

  test("several, in order", () => {
    expect(found("a.de/1 and b.de/2").map(([shown]) => shown)).toEqual(["a.de/1", "b.de/2"]);
  });
});

test("every link is a web address, lies in the text and after the one before", () => {
  const parts = fc.constantFrom(
    "https://",
    "http://",
    "javascript:",
    "a.de",
    "/",
    "@",
    " ",
    ".",
    "(",
    ")",
    "🎉",
    "x",
  );
  fc.assert(
    fc.property(
      fc.array(parts, { maxLength: 30 }).map((all) => all.join("")),
      (text) => {
        let end = 0;
        for (const { from, to, href } of linksIn(text)) {
          expect(href).toMatch(/^https?:\/\//);
          expect(from).toBeGreaterThanOrEqual(end);
          expect(to).toBeGreaterThan(from);
          end = to;
        }
        expect(end).toBeLessThanOrEqual(Array.from(text).length);
      },
    ),
  );
});
