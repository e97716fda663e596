import { expect, test } from "vitest";
import { assertKeyMay, bearerToken } from "./bearer";

test.each([
  [null, null],
  ["", null],
  ["Basic dXNlcjpwYXNz", null],
  ["Bearerabc", null],
  ["Bearer", ""],
  ["Bearer ", ""],
  ["Bearer abc", "abc"],
  ["bearer   abc  ", "abc"],
  ["BEARER abc, Bearer def", "abc, Bearer def"],
])("%j: %j", (header, token) => {
  expect(bearerToken(header)).toBe(token);
});

const person = { id: "p", twitchId: "1", login: "ann", name: "Ann", image: null, operator: true };
const key = (...scopes: string[]) => ({ keyId: "k", person, scopes });
const operation = { operation: "clips.list", summary: "Lists clips" } as const;

test("a key may what its scopes say", () => {
  assertKeyMay(key("clips:read"), operation, "GET");
  assertKeyMay(key("clips:read"), operation, "HEAD");
  assertKeyMay(key("clips:read"), { ...operation, scope: "clips:read" }, "POST");
});

test.each([
  ["no key", null, operation, "GET", "invalid_token"],
  ["none", key(), operation, "GET", 'insufficient_scope", scope="clips:read'],
  ["to read only", key("clips:read"), operation, "POST", 'insufficient_scope", scope="clips:write'],
  ["another's", key("streams:read"), operation, "GET", 'insufficient_scope", scope="clips:read'],
  ["what no key may", key("clips:read"), { ...operation, scope: null }, "GET", "insufficient_scope"],
  ["keys", key("keys:read"), { ...operation, operation: "keys.list" } as const, "GET", "insufficient_scope"],
  [
    "the account, though its route says otherwise",
    key("clips:read"),
    { ...operation, operation: "account.get", scope: "clips:read" } as const,
    "GET",
    "insufficient_scope",
  ],
])("%s is refused", (_name, caller, info, method, challenge) => {
  expect(() => assertKeyMay(caller, info, method)).toThrow(
    expect.objectContaining({ challenge: `Bearer error="${challenge}"` }),
  );
});
