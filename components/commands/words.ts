import { type Command, cooldownRole, type Refusal } from "@/lib/commands/schema";
import type { Translate } from "@/lib/i18n/types";

/** What the page of commands says, in the language of whoever reads it. */
export type Words = Translate<"commands">;

/** "45 s", "2 min", "1 min 30 s", "1 h 5 min", "1 day": exact, without parts that are nothing. */
export function secondsText(t: Words, seconds: number): string {
  const parts = [
    [Math.floor(seconds / 3_600), "h"],
    [Math.floor((seconds % 3_600) / 60), "min"],
    [seconds % 60, "s"],
  ] as const;
  if (seconds === 86_400) return t("cooldowns.day");
  const told = parts.filter(([amount]) => amount > 0);
  return told.length === 0 ? "0 s" : told.map(([amount, unit]) => `${amount} ${unit}`).join(" ");
}

const ROLES = cooldownRole.options;

type Cooldowns = Pick<
  Command,
  "cooldownSeconds" | "personCooldownSeconds" | "roleCooldowns" | "moderatorsExempt"
>;

/** How often a command answers, as a sentence or two. */
export function cooldownWords(t: Words, cooldowns: Cooldowns): string {
  const { cooldownSeconds: all, personCooldownSeconds: each, roleCooldowns, moderatorsExempt } = cooldowns;
  const roles = ROLES.flatMap((role) => {
    const seconds = roleCooldowns[role];
    if (seconds === undefined) return [];
    const words = { role: t(`cooldowns.to.${role}`), time: secondsText(t, seconds) };
    return t(seconds === 0 ? "cooldowns.roleFree" : "cooldowns.roleOnce", words);
  });
  if (all === 0 && each === 0 && Object.values(roleCooldowns).every((seconds) => !seconds))
    return t("cooldowns.everyTime");
  const said = [
    all > 0 ? t("cooldowns.all", { time: secondsText(t, all) }) : "",
    each > 0 ? t("cooldowns.each", { time: secondsText(t, each) }) : "",
    ...roles,
  ].filter(Boolean);
  const exempt = moderatorsExempt ? ` ${t("cooldowns.exempt")}` : "";
  return `${t("cooldowns.sentence", { list: listText(t, said) })}${exempt}`;
}

/** "a, b and c". */
function listText(t: Words, parts: readonly string[]): string {
  const last = parts.at(-1) ?? "";
  return parts.length < 2 ? last : t("cooldowns.and", { list: parts.slice(0, -1).join("; "), last });
}

/** When a command answers at all, in a few words; null: always. */
export function conditionWords(
  t: Words,
  { streamState, categories }: Pick<Command, "streamState" | "categories">,
): string | null {
  const state = streamState === "any" ? "" : t(`condition.${streamState}`);
  const where = whereWords(t, categories);
  return [state, where].filter(Boolean).join(", ") || null;
}

function whereWords(t: Words, [first, second, ...others]: Command["categories"]): string {
  if (!first) return "";
  if (!second) return t("condition.in", { category: first.name });
  if (others.length > 0) return t("condition.inMany", { count: others.length + 2 });
  return t("condition.inTwo", { first: first.name, second: second.name });
}

/** Why a command is not answered. */
export function refusalWords(t: Words, refusal: Refusal): string {
  switch (refusal.why) {
    case "permission":
      return t(`refusal.permission.${refusal.needs}`);
    case "condition":
      return t(`refusal.condition.${refusal.needs}`);
    case "cooldown":
      // Rounded up: nobody is told that nothing is left while something is.
      return t(`refusal.cooldown.${refusal.scope}`, { time: secondsText(t, Math.ceil(refusal.secondsLeft)) });
    case "unknown":
    case "disabled":
    case "empty":
      return t(`refusal.${refusal.why}`);
  }
}
