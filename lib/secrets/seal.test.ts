import { randomBytes } from "node:crypto";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { createSealer } from "./seal";

const key = () => randomBytes(32).toString("base64");
const sealer = createSealer(key());

describe("sealed texts", () => {
  test("open for their owner as they were", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme" }), fc.string(), (text, owner) => {
        expect(sealer.open(sealer.seal(text, owner), owner)).toBe(text);
      }),
    );
  });

  test("are different each time, and do not show the text", () => {
    const [first, second] = [sealer.seal("token-token", "1"), sealer.seal("token-token", "1")];
    expect(first).not.toBe(second);
    expect(first).not.toContain("token");
    expect(first).toMatch(/^v1\.[\w-]{16}\.[\w-]{22}\.[\w-]+$/);
  });

  test("open for no other owner and with no other key", () => {
    const sealed = sealer.seal("token", "1");
    expect(sealer.open(sealed, "2")).toBeNull();
    expect(createSealer(key()).open(sealed, "1")).toBeNull();
  });

  test("do not open when any part was changed", () => {
    const sealed = sealer.seal("a token", "1");
    fc.assert(
      fc.property(fc.nat(sealed.length - 1), fc.constantFrom("A", "B", ".", "9"), (place, letter) => {
        const changed = sealed.slice(0, place) + letter + sealed.slice(place + 1);
        // The last letter of a base64 part holds bits that mean nothing.
        fc.pre(changed !== sealed && sealed[place + 1] !== "." && place !== sealed.length - 1);
        expect(sealer.open(changed, "1")).toBeNull();
      }),
    );
  });

  test.each(["", "v1", "v1...", "v2.a.b.c", "v1.AAAA.BBBB", "plain-old-token"])("%j is not one", (text) => {
    expect(sealer.open(text, "1")).toBeNull();
  });

  test("a tag cut short does not open", () => {
    const [version, iv, tag = "", data] = sealer.seal("a token", "1").split(".");
    expect(sealer.open([version, iv, tag.slice(0, 6), data].join("."), "1")).toBeNull();
  });
});

test.each(["", "short", randomBytes(16).toString("base64")])("a key like %j is refused", (bad) => {
  expect(() => createSealer(bad)).toThrow(RangeError);
});
