import { expect, test } from "vitest";
import { smtpOptions } from "./smtp-options";

test.each([
  ["smtp://mail.example.org", { host: "mail.example.org", port: 587, secure: false, requireTLS: false }],
  ["smtps://mail.example.org", { port: 465, secure: true, requireTLS: false }],
  ["smtp://mail.example.org:25", { port: 25 }],
  ["smtp://tally:pass@mail.example.org", { requireTLS: true, auth: { user: "tally", pass: "pass" } }],
  ["smtp://tally:pass@127.0.0.1:1025", { requireTLS: false, auth: { user: "tally", pass: "pass" } }],
  [
    "smtps://tally%40example.org:p%3Aa%2Fss@mail.example.org",
    { auth: { user: "tally@example.org", pass: "p:a/ss" } },
  ],
  ["smtp://[::1]:1025", { host: "::1", port: 1025 }],
])("%s", (url, options) => expect(smtpOptions(url)).toMatchObject(options));

test("without a user there is no sign-in", () => {
  expect(smtpOptions("smtp://mail.example.org")).not.toHaveProperty("auth");
});
