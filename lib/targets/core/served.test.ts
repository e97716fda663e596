import { expect, test } from "vitest";
import type { Member } from "./member";
import { servedAfter, servedUpTo } from "./served";

const member = (viewerCount: number, language = "en"): Member => ({
  ...{ streamId: "1", userId: "9", userLogin: "kaya", userName: "Kaya", title: "Hi" },
  ...{ gameId: "743", gameName: "Chess", language, viewerCount },
  ...{ startedAtMs: 0, seenAtMs: 0, misses: 0 },
});

test("served is up to the most viewers of any look, as long as the stream is there", () => {
  const first = servedAfter(undefined, [member(120)], 1);
  const second = servedAfter(first, [member(80)], 2);
  expect([servedUpTo(undefined, member(1)), servedUpTo(first, member(1)), second.atMs]).toEqual([0, 120, 2]);
  expect(servedUpTo(second, member(1))).toBe(120);
  expect(servedUpTo(servedAfter(second, [], 3), member(1))).toBe(0);
});

test("a stream in another language is served to nobody yet", () => {
  expect(servedUpTo(servedAfter(undefined, [member(120)], 1), member(120, "de"))).toBe(0);
});
