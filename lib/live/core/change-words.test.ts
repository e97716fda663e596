import { expect, test } from "vitest";
import type { SyncLogEntry } from "../schema";
import { changeWords } from "./change-words";

type Entry = Pick<SyncLogEntry, "kind" | "before" | "after">;

const stream = { streamId: "s1", title: "Hello", categoryId: "1", categoryName: "Chess" };
const end = "2026-11-20T20:00:00.000Z";

test.each([
  [
    { kind: "title_changed", before: { title: "One" }, after: { title: "Two" } },
    { before: "One", after: "Two", endedAt: null },
  ],
  [
    {
      kind: "category_changed",
      before: { categoryId: "1", categoryName: "Chess" },
      after: { categoryId: "", categoryName: "" },
    },
    { before: "Chess", after: null, endedAt: null },
  ],
  [
    { kind: "went_live", before: { ...stream, title: "Last week" }, after: stream },
    { before: null, after: "Hello · Chess", endedAt: null },
  ],
  [
    { kind: "restarted", before: stream, after: { ...stream, streamId: "s2", categoryName: "" } },
    { before: "Hello · Chess", after: "Hello", endedAt: null },
  ],
  [
    { kind: "reopened", before: { ...stream, endedAt: end }, after: stream },
    { before: null, after: "Hello · Chess", endedAt: end },
  ],
  [
    { kind: "went_offline", before: { ...stream, viewerCount: 7 }, after: { endedAt: end } },
    { before: "Hello · Chess", after: null, endedAt: end },
  ],
  [
    { kind: "went_offline", before: {}, after: { endedAt: 7 } },
    { before: null, after: null, endedAt: null },
  ],
  [
    { kind: "title_changed", before: { title: ["x"] }, after: {} },
    { before: null, after: null, endedAt: null },
  ],
] satisfies [Entry, ReturnType<typeof changeWords>][])("%j", (entry, words) =>
  expect(changeWords(entry)).toEqual(words),
);
