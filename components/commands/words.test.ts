import { expect, test } from "vitest";
import type { Refusal } from "@/lib/commands/schema";
import { translatorFor } from "@/lib/i18n/translator";
import { conditionWords, cooldownWords, refusalWords, secondsText } from "./words";

const t = translatorFor("en", "commands");

test.each([
  [0, "0 s"],
  [45, "45 s"],
  [60, "1 min"],
  [90, "1 min 30 s"],
  [3_600, "1 h"],
  [3_900, "1 h 5 min"],
  [86_399, "23 h 59 min 59 s"],
  [86_400, "1 day"],
])("%i seconds: %s", (seconds, words) => {
  expect(secondsText(t, seconds)).toBe(words);
});

const none = { cooldownSeconds: 0, personCooldownSeconds: 0, roleCooldowns: {}, moderatorsExempt: true };

test.each<[Partial<typeof none> & { roleCooldowns?: Record<string, number> }, string]>([
  [{}, "Answers every time."],
  [{ roleCooldowns: { vip: 0 } }, "Answers every time."],
  [{ cooldownSeconds: 5 }, "Answers at most once in 5 s, whoever asks. Moderators need not wait."],
  [
    { cooldownSeconds: 5, personCooldownSeconds: 60, moderatorsExempt: false },
    "Answers at most once in 5 s, whoever asks; and each person once in 1 min.",
  ],
  [
    { personCooldownSeconds: 60, roleCooldowns: { subscriber: 10, vip: 0 }, moderatorsExempt: false },
    "Answers each person once in 1 min; subscribers once in 10 s; and VIPs without a wait.",
  ],
])("%j", (cooldowns, words) => {
  expect(cooldownWords(t, { ...none, ...cooldowns })).toBe(words);
});

test.each([
  ["any", [], null],
  ["online", [], "while live"],
  ["offline", [{ id: "1", name: "Chess" }], "while offline, in Chess"],
  [
    "any",
    [
      { id: "1", name: "Chess" },
      { id: "2", name: "Art" },
    ],
    "in Chess or Art",
  ],
  [
    "online",
    [
      { id: "1", name: "Chess" },
      { id: "2", name: "Art" },
      { id: "3", name: "Music" },
    ],
    "while live, in 3 categories",
  ],
] as const)("%s, %j: %s", (streamState, categories, words) => {
  expect(conditionWords(t, { streamState, categories: [...categories] })).toBe(words);
});

test.each<[Refusal, string, string]>([
  [{ why: "unknown" }, "There is no such command.", "Diesen Befehl gibt es nicht."],
  [
    { why: "permission", needs: "vip" },
    "This command is for VIPs and above.",
    "Dieser Befehl ist für VIPs und alle darüber.",
  ],
  [
    { why: "cooldown", scope: "everyone", secondsLeft: 0.2 },
    "Cooling down: 1 s left.",
    "Noch 1 s Wartezeit für alle.",
  ],
])("%j: %s", (refusal, english, german) => {
  expect([refusalWords(t, refusal), refusalWords(translatorFor("de", "commands"), refusal)]).toEqual([
    english,
    german,
  ]);
});
