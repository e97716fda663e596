import { expect, test } from "vitest";
import { translatorFor } from "@/lib/i18n/translator";
import { signInProblem } from "./sign-in-problem";

const t = translatorFor("en", "landing");
const wordsFor = (code: string) => {
  const problem = signInProblem(code);
  return problem && t(`problems.${problem}`);
};

test("no code, no words", () => {
  expect(signInProblem(undefined)).toBeUndefined();
  expect(signInProblem("")).toBeUndefined();
});
test("a refusal on Twitch is not called a failure", () =>
  expect(wordsFor("AccessDenied")).toMatch(/did not allow it/));
test.each(["OAuthCallback", "something-new", "__proto__", "constructor"])(
  "%s: plain words, and what to do",
  (code) => expect(wordsFor(code)).toMatch(/Try again/),
);
