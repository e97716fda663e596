import { expect, test } from "vitest";
import { roleChange, roleSyncRun } from "../schema";
import { type DriftRow, driftOf, type RunRow, runOfRow } from "./views";

const STARTED = new Date("2026-11-20T18:00:00Z");
const run: RunRow = {
  id: "0190c0de-0000-7000-8000-000000000001",
  source: "manual-ui",
  startedAt: STARTED,
  endedAt: new Date(STARTED.getTime() + 1_234),
  state: "succeeded",
  ...{ subCount: 25, vipCount: 2, modCount: 3, granted: 1, revoked: 0 },
  ...{ errors: [], missingScopes: [], firstLists: [] },
};

test.each<[string, Partial<RunRow>, boolean, number | null]>([
  ["one that ended well", {}, true, 1_234],
  ["one that goes on", { endedAt: null, state: "running" }, false, null],
  ["one list short", { state: "partial" }, false, 1_234],
])("%s", (_name, more, success, durationMs) => {
  const view = runOfRow({ ...run, ...more });
  expect(view).toMatchObject({ success, durationMs });
  expect(roleSyncRun.parse(view)).toEqual(view);
});

const drift: DriftRow = {
  ...{ role: "subscriber", userId: "1", login: "tom", displayName: "Tom", chatter: true },
  ...{ ended: false, endedTier: null, endedGift: null, begun: false, begunTier: null, begunGift: null },
};
const ended = { ended: true, endedTier: "1000", endedGift: true } as const;
const begun = { begun: true, begunTier: "3000", begunGift: false } as const;

test.each<[string, Partial<DriftRow>, object]>([
  ["who gained", begun, { change: "granted", before: null, after: { tier: "3000", gift: false } }],
  ["who lost", ended, { change: "revoked", before: { tier: "1000", gift: true }, after: null }],
  [
    "whose tier is another",
    { ...ended, ...begun },
    { change: "changed", before: { tier: "1000", gift: true }, after: { tier: "3000", gift: false } },
  ],
])("%s", (_name, more, change) => {
  const line = driftOf({ ...drift, ...more });
  expect(line).toMatchObject({ userId: "1", login: "tom", chatter: true, ...change });
  expect(roleChange.parse(line)).toEqual(line);
});
