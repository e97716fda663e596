import fc from "fast-check";
import { expect, test } from "vitest";
import { createReceiptTokens } from "./receipt-token";

const ID = "5f3c2a10-0000-4000-8000-00000000000a";
const tokens = createReceiptTokens("a secret that is long enough for this");

test("a token says which receipt it is for", () => {
  expect(tokens.read(tokens.make(ID))).toBe(ID);
});

test("one made with another secret, shortened or changed says nothing", () => {
  const token = tokens.make(ID);
  expect(createReceiptTokens("another secret").read(token)).toBeNull();
  expect(tokens.read(token.slice(0, -1))).toBeNull();
  expect(tokens.read("")).toBeNull();
  expect(tokens.read(`${token.startsWith("A") ? "B" : "A"}${token.slice(1)}`)).toBeNull();
});

test("no text is taken for a token that was not made here", () => {
  fc.assert(fc.property(fc.base64String({ maxLength: 60 }), (text) => tokens.read(text) === null));
});
