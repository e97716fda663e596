import { expect, test } from "vitest";
import { flowOf } from "./flow";

const now = new Date("2026-11-21T12:00:00Z");
const ago = (seconds: number | null) => (seconds === null ? null : new Date(now.getTime() - seconds * 1000));

test.each([
  { due: null, sent: null, flow: "idle" },
  { due: null, sent: 9_000, flow: "idle" },
  { due: 1, sent: null, flow: "flowing" },
  { due: 120, sent: null, flow: "flowing" },
  { due: 121, sent: null, flow: "stalled" },
  { due: 3_600, sent: 5, flow: "flowing" },
  { due: 3_600, sent: 121, flow: "stalled" },
  { due: 5, sent: 3_600, flow: "flowing" },
])("due for $due s, the last sent $sent s ago: $flow", ({ due, sent, flow }) => {
  expect(flowOf({ oldestDueAt: ago(due), lastSentAt: ago(sent), now })).toBe(flow);
});
