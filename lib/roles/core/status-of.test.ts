import { expect, test } from "vitest";
import { type RoleSyncRun, type RoleSyncStatus, roleSyncStatus } from "../schema";
import { type StatusFacts, statusOf } from "./status-of";

const NOW = new Date("2026-11-20T18:00:00.000Z");
const ago = (minutes: number) => new Date(NOW.getTime() - minutes * 60_000);
const run = (state: RoleSyncRun["state"], minutes: number): RoleSyncRun => ({
  id: "0190c0de-0000-4000-8000-000000000001",
  ...{ source: "background-30min", state, success: state === "succeeded" },
  startedAt: ago(minutes).toISOString(),
  ...{ endedAt: null, durationMs: null, subCount: 1, vipCount: 1, modCount: 1, granted: 0, revoked: 0 },
  ...{ errors: [], missingScopes: [], firstLists: [] },
});
const list = { count: 1, readAt: ago(10).toISOString() };
const facts: StatusFacts = {
  ...{ intervalMinutes: 30, automatic: true, asks: [], missingScopes: [], lastFailed: false },
  lastStarts: { "background-30min": ago(10) },
  lists: { subscriber: list, vip: list, moderator: list },
  runs: [run("succeeded", 10)],
};

test.each<[string, Partial<StatusFacts>, Partial<RoleSyncStatus>]>([
  ["all well", {}, { health: "healthy", running: null, manualAgainAt: null, nextAt: ago(-20).toISOString() }],
  [
    "one that runs",
    { runs: [run("running", 1), run("failed", 10)] },
    { health: "syncing", running: run("running", 1), last: run("failed", 10) },
  ],
  ["one that was asked for by hand", { asks: ["manual-ui"] }, { health: "syncing", running: null }],
  ["one that was asked for otherwise", { asks: ["startup"] }, { health: "healthy" }],
  ["the button was used", { lastStarts: { "manual-ui": ago(2) } }, { manualAgainAt: ago(-3).toISOString() }],
  ["one that failed", { intervalMinutes: 1440, lastFailed: true }, { nextAt: ago(-20).toISOString() }],
  ["not synced by itself", { automatic: false }, { nextAt: null }],
  [
    "nothing yet",
    { lastStarts: {}, runs: [], lists: { subscriber: null, vip: null, moderator: null } },
    { health: "never", last: null, nextAt: NOW.toISOString() },
  ],
  [
    "the button is pressed while another sync's list is missing",
    { missingScopes: ["channel:read:vips"], lists: { ...facts.lists, vip: null } },
    { health: "partial", missingScopes: ["channel:read:vips"] },
  ],
])("%s", (_name, more, shown) => {
  const status = statusOf({ ...facts, ...more }, NOW);
  expect(status).toMatchObject(shown);
  expect(roleSyncStatus.parse(status)).toEqual(status);
});
