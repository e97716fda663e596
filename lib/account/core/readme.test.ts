import { expect, test } from "vitest";
import { readmeOf } from "./readme";

test("each section has a line with its file", () => {
  const text = readmeOf(
    [
      { name: "profile", about: "Who you are" },
      { name: "chat-messages", about: "What you wrote", long: true },
    ],
    { login: "vera", now: new Date("2026-11-22T05:00:00Z") },
  );
  expect(text).toContain("keeps of vera\nMade at 2026-11-22T05:00:00.000Z\n");
  expect(text).toContain("\nprofile.json          Who you are\nchat-messages.ndjson  What you wrote\n");
});
