import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { UnsubscribeClaim } from "./core/unsubscribe-claim";
import { createUnsubscribeTokens } from "./unsubscribe-token";

const tokens = createUnsubscribeTokens("a secret that is long enough for anybody");
const issuedAt = new Date("2026-11-21T10:00:00Z");
const userId = "0190a1b2-c3d4-7e5f-8a9b-0c1d2e3f4a5b";
const claims = fc.oneof(
  fc.record({ userId: fc.uuid(), issuedAt: fc.constant(issuedAt), what: fc.constantFrom("all", "digest") }),
  fc.record({
    userId: fc.uuid(),
    issuedAt: fc.constant(issuedAt),
    what: fc.constant("broadcaster"),
    broadcasterId: fc.stringMatching(/^\d{1,20}$/),
  }),
) as fc.Arbitrary<UnsubscribeClaim>;

describe("an unsubscribe token", () => {
  test("says what it was made to say, and fits into an address", () => {
    fc.assert(
      fc.property(claims, (claim) => {
        const token = tokens.make(claim);
        expect(token).toMatch(/^[\w-]{60,140}$/);
        expect(tokens.read(token, issuedAt)).toEqual(claim);
      }),
    );
  });

  test("is forged when any letter of it is another", () => {
    const token = tokens.make({ userId, issuedAt, what: "all" });
    fc.assert(
      fc.property(fc.nat(token.length - 1), fc.constantFrom(..."ABab01-_"), (place, letter) => {
        fc.pre(token[place] !== letter);
        expect(tokens.read(token.slice(0, place) + letter + token.slice(place + 1), issuedAt)).toBe("forged");
      }),
    );
  });

  test.each([
    "",
    "x",
    "a".repeat(4_000),
    "%00",
    "../..",
    `${tokens.make({ userId, issuedAt, what: "all" })}A`,
  ])("%j is forged", (token) => expect(tokens.read(token, issuedAt)).toBe("forged"));

  test("of another instance is forged", () => {
    const other = createUnsubscribeTokens("another secret that is long enough too");
    expect(tokens.read(other.make({ userId, issuedAt, what: "all" }), issuedAt)).toBe("forged");
  });

  test("ends after a year", () => {
    const token = tokens.make({ userId, issuedAt, what: "digest" });
    expect(tokens.read(token, new Date("2027-11-21T09:59:59Z"))).toMatchObject({ what: "digest" });
    expect(tokens.read(token, new Date("2027-11-21T10:00:01Z"))).toBe("expired");
  });
});
