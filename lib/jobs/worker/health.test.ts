import { expect, test } from "vitest";
import { readiness } from "./health";

const NOW = new Date("2026-03-01T12:00:00Z");
const ago = (seconds: number | null) => (seconds === null ? null : new Date(NOW.getTime() - seconds * 1000));

test.each([
  ["a tick just now", 10, 3600, 30, true],
  ["a tick two minutes ago", 120, 3600, 30, true],
  ["a tick longer ago", 121, 3600, 30, false],
  ["slow ticks may take three slots", 300, 3600, 100, true],
  ["but no more", 301, 3600, 100, false],
  ["a new worker after a long night", 9999, 5, 30, true],
  ["a new worker in a new system", null, 5, 30, true],
  ["a worker that never gets a tick done", null, 121, 30, false],
])("%s", (_name, tickAgo, startedAgo, everySeconds, ready) => {
  const view = { lastGoodTickAt: ago(tickAgo), startedAt: ago(startedAgo) ?? NOW, everySeconds, now: NOW };
  expect(readiness(view).ready).toBe(ready);
});
