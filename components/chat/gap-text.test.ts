import { expect, test } from "vitest";
import { formatsFor } from "@/lib/i18n/format";
import { translatorFor } from "@/lib/i18n/translator";
import { gapText } from "./gap-text";

const NOW = Date.parse("2026-11-20T20:00:00Z");
const gap = (from: string, to: string | null, reason = "disconnected") => ({
  channelId: "1",
  from,
  to,
  reason,
});

test.each([
  [
    "within a day",
    gap("2026-11-20T14:02:10Z", "2026-11-20T14:09:30Z"),
    "Not recorded 14:02–14:09 (7 min): disconnected",
  ],
  [
    "seconds",
    gap("2026-11-20T14:02:10Z", "2026-11-20T14:02:40Z"),
    "Not recorded at 14:02 (30 s): disconnected",
  ],
  [
    "a moment",
    gap("2026-11-20T14:02:10.000Z", "2026-11-20T14:02:10.400Z"),
    "Not recorded at 14:02 (a moment): disconnected",
  ],
  [
    "over midnight",
    gap("2026-11-19T23:50:00Z", "2026-11-20T00:10:00Z"),
    "Not recorded Yesterday 23:50–Today 00:10 (20 min): disconnected",
  ],
  ["still", gap("2026-11-20T19:00:00Z", null, "joining"), "Not recorded since 19:00: the bot was on its way"],
  [
    "still, since another day",
    gap("2026-11-18T19:00:00Z", null),
    "Not recorded since Wednesday 18 November 19:00: disconnected",
  ],
  [
    "a reason of its own",
    gap("2026-11-20T14:02:10Z", "2026-11-20T15:02:10Z", "hit_by_lightning"),
    "Not recorded 14:02–15:02 (1 h 00 min): hit by lightning",
  ],
])("%s", (_, given, expected) => {
  expect(gapText(translatorFor("en", "chat"), formatsFor("en", "UTC"), given, NOW)).toBe(expected);
});
