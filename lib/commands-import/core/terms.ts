import type { FileCommand, FileTimer } from "../schema";

const WHO: Record<FileCommand["permission"], string> = {
  everyone: "everyone",
  follower: "followers",
  subscriber: "subscribers",
  vip: "VIPs",
  moderator: "moderators",
  broadcaster: "only you",
  people: "named people",
};

/** Who may use a command, when, and how often, in a few words. */
export function commandTerms(command: FileCommand): string {
  const { permission, enabled, streamState, cooldownSeconds, personCooldownSeconds } = command;
  return [
    WHO[permission],
    cooldownSeconds > 0 ? `every ${cooldownSeconds} s` : "no cooldown",
    ...(personCooldownSeconds > 0 ? [`${personCooldownSeconds} s for each person`] : []),
    ...(streamState === "any" ? [] : [`while ${streamState}`]),
    ...(enabled ? [] : ["switched off"]),
  ].join(", ");
}

/** How often a timer is said, in a few words. */
export function timerTerms({ everyMinutes, minLines, onlineOnly, enabled }: FileTimer): string {
  return [
    `every ${everyMinutes} min`,
    ...(minLines > 0 ? [`after ${minLines} lines`] : []),
    ...(onlineOnly ? ["while online"] : []),
    ...(enabled ? [] : ["switched off"]),
  ].join(", ");
}
