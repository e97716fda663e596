import { expect, test } from "vitest";
import { mayReadMetrics } from "./metrics-token";

const TOKEN = "a-token-of-sixteen";

test.each<[string, string | null | undefined, string | undefined, boolean]>([
  ["none is set, and none sent", undefined, undefined, true],
  ["none is set, and some sent", "Bearer anything", undefined, true],
  ["the token", `Bearer ${TOKEN}`, TOKEN, true],
  ["nothing", null, TOKEN, false],
  ["another", "Bearer another-one-of-it", TOKEN, false],
  ["its beginning", `Bearer ${TOKEN.slice(0, -1)}`, TOKEN, false],
  ["another scheme", `Basic ${TOKEN}`, TOKEN, false],
  ["the token alone", TOKEN, TOKEN, false],
])("%s", (_what, sent, token, expected) => {
  expect(mayReadMetrics(sent, token)).toBe(expected);
});
