import { expect, test } from "vitest";
import { type ChannelStanding, overviewOf } from "./overview";

const NOW = new Date("2026-11-21T20:00:00Z");
const ago = (minutes: number) => new Date(NOW.getTime() - minutes * 60_000);

const standing = (login: string, facts: Partial<ChannelStanding>): ChannelStanding => ({
  channel: { id: login, login, displayName: login, avatarUrl: null },
  syncing: false,
  lastState: "succeeded",
  lastReadAt: ago(5),
  intervalMinutes: 30,
  missing: 0,
  errors: [],
  ...facts,
});

test("counts by health, and what operators can mend first", () => {
  const { channels, troubled } = overviewOf(
    [
      standing("well", {}),
      standing("busy", { syncing: true }),
      standing("unseen", { lastState: null, lastReadAt: null }),
      standing("shut", { lastState: "failed", missing: 3, errors: ["VIPs: 401 Unauthorized"] }),
      standing("half", { lastState: "partial", errors: ["VIPs: 503 Service Unavailable"] }),
      standing("old", { lastReadAt: ago(120) }),
      standing("broken", { lastState: "failed" }),
    ],
    NOW,
  );
  expect(channels).toEqual({ never: 1, failing: 2, partial: 1, late: 1, syncing: 1, healthy: 1 });
  expect(troubled.map(({ channel: { login }, health }) => `${login} ${health}`)).toEqual([
    "broken failing",
    "half partial",
    "old late",
    "unseen never",
    "shut failing",
  ]);
  expect(troubled[1]).toMatchObject({
    errors: ["VIPs: 503 Service Unavailable"],
    readAt: ago(5).toISOString(),
  });
});

test("of many in trouble fifty are named, and all are counted", () => {
  const many = Array.from({ length: 80 }, (_, index) => standing(`c${index}`, { lastState: "failed" }));
  const { channels, troubled } = overviewOf(many, NOW);
  expect(channels.failing).toBe(80);
  expect(troubled).toHaveLength(50);
});
