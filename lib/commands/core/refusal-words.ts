import { assertNever } from "@/lib/kernel/assert-never";
import type { Permission, Refusal } from "../schema";

const NEEDED: Record<Permission, string> = {
  everyone: "everybody",
  follower: "followers",
  subscriber: "subscribers",
  vip: "VIPs",
  moderator: "moderators",
  broadcaster: "the broadcaster",
  people: "the people who are named",
};

/** Why a command was not answered, in words for people. */
export function refusalWords(refusal: Refusal): string {
  switch (refusal.why) {
    case "unknown":
      return "There is no such command.";
    case "disabled":
      return "This command is switched off.";
    case "permission":
      return `This command is for ${NEEDED[refusal.needs]}${isLeast(refusal.needs) ? " and above" : ""}.`;
    case "condition":
      return CONDITIONS[refusal.needs];
    case "cooldown": {
      const left = durationWords(refusal.secondsLeft);
      return refusal.scope === "person"
        ? `They used it a moment ago: ${left} left.`
        : `Cooling down: ${left} left.`;
    }
    case "empty":
      return "The answer came out empty, so that nothing is said.";
    default:
      return assertNever(refusal);
  }
}

const CONDITIONS = {
  online: "This command is answered only while the channel is live.",
  offline: "This command is answered only while the channel is offline.",
  category: "This command is not answered in the channel's present category.",
};

const isLeast = (needs: Permission) =>
  needs === "follower" || needs === "subscriber" || needs === "vip" || needs === "moderator";

/** Rounded up: nobody is told that nothing is left while something is. */
function durationWords(seconds: number): string {
  const whole = Math.ceil(seconds);
  if (whole < 120) return `${whole} s`;
  const minutes = Math.ceil(whole / 60);
  return minutes < 120 ? `${minutes} min` : `${Math.ceil(minutes / 60)} h`;
}
