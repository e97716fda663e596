import { assertNever } from "@/lib/kernel/assert-never";
import type {
  BroadcasterPreferences,
  Decision,
  History,
  Medium,
  Occasion,
  Preferences,
  Reach,
  SkipReason,
} from "../schema";
import { firstFree } from "./limit";
import { quietEnd, quietSpan } from "./quiet";
import { judgeOf } from "./rules";
import { wallsAt } from "./wall";

/** Of one person, all that a decision goes by. */
export interface Listener {
  preferences: Preferences;
  /** What differs for the broadcaster; null: nothing. */
  override: BroadcasterPreferences | null;
  muted: boolean;
  history: History;
  reach: Reach;
}

const MEDIA: readonly Medium[] = ["in_app", "email", "push"];

/**
 * What to do about an occasion for one person: one decision for each way that they want to be told by, overall or for
 * this broadcaster. Of changes, while they want none, there is no word at all.
 */
export function decide({
  occasion,
  now,
  ...listener
}: Listener & { occasion: Occasion; now: Date }): Decision[] {
  return decider(occasion, now)(listener);
}

/** `decide` for many people: the title, the zones and the patterns are read once for all of them. */
export function decider(occasion: Occasion, now: Date): (listener: Listener) => Decision[] {
  const wallAt = wallsAt(now);
  const judge = judgeOf(occasion);
  return (listener) => {
    const { preferences, override, muted, history } = listener;
    const changes = wish(preferences.changes, override?.changes);
    if (occasion.kind === "changed" && changes === "none") return [];
    const wall = wallAt(preferences.zone);
    const failed = judge(override?.rules ?? preferences.rules, wall, history.lastAnnouncedAt);
    const span = quietSpan(preferences);
    const opening = (ms: number) => quietEnd(span, wall, ms);
    return MEDIA.flatMap((medium): Decision[] => {
      const wanted = wish(generally(preferences, medium), override?.[FIELD[medium]]);
      if (wanted === "none") return [];
      if (muted) return [{ medium, do: "skip", reason: "muted" }];
      const off = wanted === "off" || (occasion.kind === "changed" && changes === "off");
      const reason = off ? "off" : (failed ?? unreachable(medium, listener.reach));
      if (reason) return [{ medium, do: "skip", reason }];
      return [{ medium, ...when(medium, listener, opening, now) }];
    });
  };
}

/** A bell rings at once; mails and pushes wait for the end of quiet hours, and for their place in the hour. */
function when(
  medium: Medium,
  { preferences, history }: Listener,
  opening: (ms: number) => number,
  now: Date,
) {
  if (medium === "in_app") return { do: "send" } as const;
  const from = now.getTime();
  const until = firstFree(history[medium], { now: from, limit: preferences.hourlyLimit, opening });
  if (until <= from) return { do: "send" } as const;
  const reason = opening(from) > from ? "quiet_hours" : "limit";
  return { do: "gather", until: new Date(until), reason } as const;
}

const FIELD = { in_app: "inApp", email: "email", push: "push" } as const;

const generally = (preferences: Preferences, medium: Medium): boolean => preferences[FIELD[medium]];

/** Off is what one has overall and not here; none is what one has nowhere. */
function wish(general: boolean, here: boolean | null | undefined): "on" | "off" | "none" {
  if (here ?? general) return "on";
  return general ? "off" : "none";
}

function unreachable(medium: Medium, { address, devices }: Reach): SkipReason | null {
  switch (medium) {
    case "in_app":
      return null;
    case "push":
      return devices > 0 ? null : "no_device";
    case "email":
      if (address === "verified") return null;
      return address === "none" ? "no_address" : "address_stopped";
    default:
      return assertNever(medium);
  }
}
