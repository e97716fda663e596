import { expect, test } from "vitest";
import { translatorFor } from "@/lib/i18n/translator";
import { syncHealth, type TickMark } from "@/lib/live/core/sync-health";
import { healthWords } from "./health-words";

const NOW = new Date("2026-11-21T12:00:00Z");
const ago = (seconds: number) => new Date(NOW.getTime() - seconds * 1_000);
const tick = (status: TickMark["status"], error: string | null = null): TickMark => ({
  status,
  startedAt: ago(30),
  endedAt: ago(29),
  error,
});
const failed = tick("failed", "Twitch answered 503");

test.each<[string, TickMark[], Date | null, number]>([
  ["no tick yet", [], null, 30],
  ["the first one under way", [tick("running")], null, 30],
  ["all well", [tick("succeeded")], ago(30), 30],
  ["failing, with a reason", [failed, failed, failed, tick("succeeded")], ago(90), 30],
  [
    "failing, after one that was called off",
    [tick("cancelled"), failed, failed, tick("failed", "Why?")],
    ago(90),
    30,
  ],
  ["failing without a reason", [tick("expired"), tick("expired"), tick("expired")], ago(90), 30],
  ["late, with one under way", [tick("running")], ago(500), 30],
  ["late, and no worker", [tick("succeeded")], ago(5_000), 300],
])(
  "%s: English says what the judge says, and German says as much",
  (_name, ticks, lastGoodAt, everySeconds) => {
    const { health, summary } = syncHealth({ ticks, lastGoodAt, everySeconds, now: NOW });
    expect(healthWords(translatorFor("en", "sync"), { health, ticks, everySeconds })).toBe(summary);
    const german = healthWords(translatorFor("de", "sync"), { health, ticks, everySeconds });
    expect(german.split(/[.?] /)).toHaveLength(summary.split(/[.?] /).length);
  },
);
