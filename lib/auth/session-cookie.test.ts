import { createHash } from "node:crypto";
import { describe, expect, test } from "vitest";
import { sessionHashOf } from "./session-cookie";

const hash = (token: string) => createHash("sha256").update(token).digest("hex");

describe("sessionHashOf", () => {
  test.each([
    ["no header", undefined, null],
    ["an empty header", "", null],
    ["other cookies only", "theme=dark; next-auth.csrf-token=abc", null],
    ["an empty token", "next-auth.session-token=", null],
    ["rubbish", ";;;=;%%%", null],
    ["a token on http", "theme=dark; next-auth.session-token=abc", hash("abc")],
    ["a token on https", "__Secure-next-auth.session-token=abc", hash("abc")],
    [
      "both: the one only https can set",
      "next-auth.session-token=a; __Secure-next-auth.session-token=b",
      hash("b"),
    ],
    ["an encoded token", "next-auth.session-token=a%2Fb", hash("a/b")],
  ])("%s", (_name, header, expected) => {
    expect(sessionHashOf(header)).toBe(expected);
  });
});
