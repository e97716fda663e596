import { describe, expect, test } from "vitest";
import { archiveState, percentOf } from "./archive-words";

const WINDOWS = { todo: 0, done: 12, capped: 0 };
const DONE = {
  enabled: true,
  lastError: null,
  backfill: {
    share: 1,
    windows: WINDOWS,
    beganAt: "2026-11-20T00:00:00.000Z",
    endedAt: "2026-11-20T00:10:00.000Z",
  },
};

describe("an archive", () => {
  test.each([
    ["complete", DONE],
    ["off", { ...DONE, enabled: false }],
    ["failing", { ...DONE, lastError: "Twitch did not answer." }],
    ["notBegun", { ...DONE, backfill: { ...DONE.backfill, share: null, beganAt: null, endedAt: null } }],
    ["reading", { ...DONE, backfill: { ...DONE.backfill, share: 0.4, windows: { ...WINDOWS, todo: 3 } } }],
    ["reading", { ...DONE, backfill: { ...DONE.backfill, endedAt: null } }],
    [
      "incomplete",
      { ...DONE, backfill: { ...DONE.backfill, share: 0.99, windows: { ...WINDOWS, capped: 1 } } },
    ],
  ])("is %s", (expected, status) => expect(archiveState(status)).toBe(expected));
});

test.each([
  [null, 0],
  [0, 0],
  [0.6249, 62.4],
  [0.9999, 99.9],
  [1, 100],
])("a share of %s is %s percent", (share, expected) => expect(percentOf(share)).toBe(expected));
