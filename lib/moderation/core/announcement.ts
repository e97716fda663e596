import type { ModerationAction, RuleKind } from "../schema";

/** What a person is asked, rule by rule. Never repeats what they wrote. */
const REQUESTS: Readonly<Record<RuleKind, string>> = {
  words: "please mind your words",
  patterns: "please do not post that here",
  links: "please ask before you post a link",
  repetition: "please do not repeat yourself",
  caps: "please go easy on the capital letters",
  symbols: "please go easy on the symbols",
  emotes: "please go easy on the emotes",
};

/** What is told in chat of what was done. */
export function announcement(
  login: string,
  rule: RuleKind,
  action: ModerationAction["action"],
  seconds: number | null,
): string {
  const done = {
    warn: "warning",
    delete: "message deleted",
    timeout: `timeout of ${lasting(seconds ?? 0)}`,
    ban: "banned",
  }[action];
  return `@${login}, ${REQUESTS[rule]} (${done}).`;
}

/** The reason that Twitch shows to the person and to moderators. */
export const reasonForTwitch = (rule: RuleKind): string => {
  const [first = "", ...rest] = REQUESTS[rule];
  return `${first.toUpperCase()}${rest.join("")}.`;
};

/** "30 s", "10 min", "2 h", "3 d": the largest unit that is whole. */
export function lasting(seconds: number): string {
  const units: [number, string][] = [
    [86_400, "d"],
    [3_600, "h"],
    [60, "min"],
  ];
  const [size, unit] = units.find(([one]) => seconds >= one && seconds % one === 0) ?? [1, "s"];
  return `${seconds / size} ${unit}`;
}
