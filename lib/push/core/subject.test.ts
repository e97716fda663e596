import { expect, test } from "vitest";
import { subjectOf } from "./subject";

test.each([
  [
    { PUSH_CONTACT: "mailto:ops@tally.example", APP_URL: "https://tally.example" },
    "mailto:ops@tally.example",
  ],
  [{ APP_URL: "https://tally.example" }, "https://tally.example"],
  [{ APP_URL: "http://localhost:3000" }, "mailto:light@tally.example"],
  [{ APP_URL: "http://localhost:3000", MAIL_FROM: "light@tally.example" }, "mailto:light@tally.example"],
])("of %o it is %s", (settings, subject) => {
  expect(subjectOf({ MAIL_FROM: "Tallylight <light@tally.example>", ...settings })).toBe(subject);
});
