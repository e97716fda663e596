import { expect, test } from "vitest";
import type { PublicKind } from "@/lib/events/public";
import { type FeedRights, kindsFor, mayHear } from "./feed-rights";

const rights = (change: Partial<FeedRights> = {}): FeedRights => ({
  ...{ operator: false, own: "1", reads: new Set(["2"]), follows: new Set(["3"]) },
  ...change,
});
const operator = rights({ operator: true, own: "9", reads: new Set(), follows: new Set() });

test.each<[PublicKind, string, boolean]>([
  ["stream.online", "1", true],
  ["stream.online", "2", true],
  ["stream.online", "3", true],
  ["stream.online", "4", false],
  ["chat.message", "1", true],
  ["chat.message", "2", true],
  ["chat.message", "3", false],
  ["clips.found", "2", true],
  ["clips.found", "3", false],
  ["roles.changed", "1", true],
  ["roles.changed", "2", false],
  ["command.executed", "2", false],
  ["job.run", "operators", false],
])("%s of %s: %s", (kind, key, heard) => {
  expect(mayHear({ kind, key }, rights())).toBe(heard);
});

test.each<[PublicKind, boolean]>([
  ["stream.online", true],
  ["roles.synced", true],
  ["job.run", true],
  ["chat.message", false],
  ["viewer.arrived", false],
  ["roles.changed", false],
])("an operator who reads no chat hears %s: %s", (kind, heard) => {
  expect(mayHear({ kind, key: "1" }, operator)).toBe(heard);
});

test("kinds of single people are read only when asked for, those of operators for operators", () => {
  expect(kindsFor(undefined, rights())).not.toContain("chat.message");
  expect(kindsFor(undefined, rights())).not.toContain("job.run");
  expect(kindsFor(undefined, operator)).toContain("job.run");
  expect(kindsFor(["chat.message", "job.run"], rights())).toEqual(["chat.message"]);
});
