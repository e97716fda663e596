import { expect, test } from "vitest";
import { addressOf } from "./address-of";

test.each<[string, string | null]>([
  ["203.0.113.7", "203.0.113.7"],
  ["203.0.113.7, 10.0.0.1", "203.0.113.7"],
  ["203.0.113.7:4711", "203.0.113.7"],
  ["2001:db8::7", "2001:db8::7"],
  ["[2001:db8::7]:443", "2001:db8::7"],
  ["[2001:db8::7]", "2001:db8::7"],
  ["::ffff:127.0.0.1", "::ffff:127.0.0.1"],
  ["unknown", null],
  ["", null],
  ["203.0.113.7 and more", null],
  ["x".repeat(10_000), null],
])("%s", (sent, address) => {
  expect(addressOf(new Headers({ "x-forwarded-for": sent }))).toBe(address);
});

test("without a proxy nobody knows", () => {
  expect(addressOf(new Headers())).toBeNull();
});
