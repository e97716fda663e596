import { expect, test } from "vitest";
import { signInWords } from "./sign-in-words";

test("no code, no words", () => {
  expect(signInWords(undefined)).toBeUndefined();
  expect(signInWords("")).toBeUndefined();
});
test("a refusal on Twitch is not called a failure", () =>
  expect(signInWords("AccessDenied")).toMatch(/did not allow it/));
test.each(["OAuthCallback", "something-new", "__proto__", "constructor"])(
  "%s: plain words, and what to do",
  (code) => expect(signInWords(code)).toMatch(/Try again/),
);
