import { expect, test } from "vitest";
import type { PublisherView } from "@/lib/publishers/schema";
import { standingOf } from "./standing";

const lag = (events: number, ageMs: number | null, more = false) => ({ events, ageMs, more });

test.each<[PublisherView["state"], PublisherView["lag"], string]>([
  ["running", lag(0, null), "current"],
  ["running", lag(3, 4_999), "current"],
  ["running", lag(3, 5_000), "behind"],
  ["running", lag(3, null), "current"],
  ["running", lag(0, null, true), "behind"],
  ["retrying", lag(0, null), "retrying"],
  ["retrying", lag(9_000, 60_000), "retrying"],
  ["paused", lag(9_000, 60_000), "paused"],
  ["waiting", lag(1, 60_000), "waiting"],
  ["disabled", lag(1, 60_000), "disabled"],
])("%s with %j: %s", (state, waits, standing) => {
  expect(standingOf({ state, lag: waits })).toBe(standing);
});
