import type { BroadcasterPreferences, Decision, Occasion, Preferences, Reach } from "../schema";
import { decide } from "./decide";
import { HOUR_MS } from "./wall";

/** Something that was announced, with what is set for its broadcaster. */
export interface PastOccasion extends Occasion {
  override: BroadcasterPreferences | null;
  muted: boolean;
  lastAnnouncedAt: Date | null;
}

export interface Rehearsal {
  /** One list for each occasion, in their order. */
  decisions: Decision[][];
  /** Messages that would have gone out, gathered ones once. */
  messages: { email: number; push: number };
}

/** What would have come of these, oldest first, one after the other: the hour's limit counts what it let through. */
export function rehearse(
  occasions: readonly PastOccasion[],
  preferences: Preferences,
  reach: Reach,
): Rehearsal {
  const messages = { email: [] as Date[], push: [] as Date[] };
  const decisions = occasions.map(({ override, muted, lastAnnouncedAt, ...occasion }) => {
    const since = occasion.at.getTime() - HOUR_MS;
    const recent = (times: readonly Date[]) => times.filter((time) => time.getTime() > since);
    const history = { email: recent(messages.email), push: recent(messages.push), lastAnnouncedAt };
    const made = decide({ occasion, preferences, override, muted, reach, history, now: occasion.at });
    for (const decision of made) {
      if (decision.medium === "in_app" || decision.do === "skip") continue;
      const times = messages[decision.medium];
      if (decision.do === "send") times.push(occasion.at);
      else if (!times.some((time) => time.getTime() === decision.until.getTime())) times.push(decision.until);
    }
    return made;
  });
  return { decisions, messages: { email: messages.email.length, push: messages.push.length } };
}
