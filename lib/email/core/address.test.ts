import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { emailAddress, isSameAddress } from "./address";

describe("an address", () => {
  test.each([
    ["vera@example.org", "vera@example.org"],
    ["  Vera.Ring+tally@Example.ORG ", "Vera.Ring+tally@example.org"],
    ["o'neill@mail.example.co.uk", "o'neill@mail.example.co.uk"],
    ["a@xn--bcher-kva.example", "a@xn--bcher-kva.example"],
  ])("%j is taken as %j", (text, stored) => expect(emailAddress.parse(text)).toBe(stored));

  test.each([
    "",
    "vera",
    "vera@",
    "@example.org",
    "vera@localhost",
    "vera@example.org, max@example.org",
    "Vera <vera@example.org>",
    "vera@example.org\r\nBcc: max@example.org",
    "vera\0@example.org",
    "ve ra@example.org",
    ".vera@example.org",
    "vera..ring@example.org",
    "vera@-example.org",
    "vera@example..org",
    "vera@192.0.2.1",
    "vera@[192.0.2.1]",
    '"vera ring"@example.org',
    "vera@exämple.org",
    `${"v".repeat(65)}@example.org`,
    `vera@${"e".repeat(60)}.${"e".repeat(60)}.${"e".repeat(60)}.${"e".repeat(60)}.eeee.org`,
  ])("%j is none", (text) => expect(emailAddress.safeParse(text).success).toBe(false));

  test("never holds what ends a header or a command", () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.emailAddress()), (text) => {
        const parsed = emailAddress.safeParse(text);
        if (parsed.success) expect(parsed.data).toMatch(/^[!-;=?-~]+$/);
      }),
    );
  });

  test("taken twice is taken the same", () => {
    fc.assert(
      fc.property(fc.emailAddress(), (text) => {
        const parsed = emailAddress.safeParse(text);
        if (parsed.success) expect(emailAddress.parse(parsed.data)).toBe(parsed.data);
      }),
    );
  });
});

test("two addresses are one whatever their case", () => {
  expect(isSameAddress("Vera@example.org", "vera@EXAMPLE.org")).toBe(true);
  expect(isSameAddress("vera@example.org", "vera@example.com")).toBe(false);
});
