import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { maskAddresses } from "./mask-address";

describe("maskAddresses", () => {
  test.each([
    ["anna@example.com", "a***@example.com"],
    ["a@example.com", "a***@example.com"],
    [
      "550 5.1.1 <anna.maria@mail.example.com>: User unknown",
      "550 5.1.1 <a***@mail.example.com>: User unknown",
    ],
    ["anna@example.com, bob@example.org", "a***@example.com, b***@example.org"],
    ["Äpfel@example.com", "Ä***@example.com"],
    ["😀x@example.com", "😀***@example.com"],
    ["connection refused", "connection refused"],
    ["@example.com and anna@", "@example.com and anna@"],
    ["", ""],
  ])("%s → %s", (text, masked) => {
    expect(maskAddresses(text)).toBe(masked);
  });

  test("no address is left whole, whatever stands around it", () => {
    fc.assert(
      fc.property(fc.emailAddress(), fc.string(), fc.string(), (address, before, after) => {
        fc.pre(address.indexOf("@") > 1);
        expect(maskAddresses(`${before} ${address} ${after}`)).not.toContain(` ${address} `);
      }),
    );
  });

  test("masking twice is masking once", () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        expect(maskAddresses(maskAddresses(text))).toBe(maskAddresses(text));
      }),
    );
  });
});
