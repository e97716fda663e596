import type { Preferences, SkipReason } from "../schema";
import { quietUntil } from "./quiet";

/** Something that was decided on earlier and is due now: gathered, put off, or tried again. */
export interface Due {
  medium: "email" | "push";
  /** Whether it goes in a message with others, which tells what was missed, or by itself, which says it is on air. */
  gathered: boolean;
  /** Read or deleted in the app meanwhile. */
  seen: boolean;
  /** The stream is over. */
  ended: boolean;
}

type DueDecision = { do: "send" } | { do: "gather"; until: Date } | { do: "skip"; reason: SkipReason };

/**
 * Whether what is due still goes: what was seen, and what says of a stream that is over that it is on air, is skipped;
 * quiet hours that have begun meanwhile, or that a failed attempt was put off into, are waited for.
 */
export function decideDue(
  { medium, gathered, seen, ended }: Due,
  preferences: Pick<Preferences, "quietHours" | "zone">,
  now: Date,
): DueDecision {
  if (seen) return { do: "skip", reason: "seen" };
  if (ended && (medium === "push" || !gathered)) return { do: "skip", reason: "ended" };
  const until = quietUntil(preferences, now);
  return until > now ? { do: "gather", until } : { do: "send" };
}
