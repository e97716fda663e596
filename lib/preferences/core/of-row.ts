import {
  type BroadcasterPreferences,
  DEFAULT_PREFERENCES,
  type Preferences,
  preferences,
  rules as rulesSchema,
} from "../schema";
import { timeText } from "./time-of-day";

/** As it stands in the table: minutes of the day, and rules as they were written by whatever version. */
export interface PreferenceRow extends Omit<Preferences, "quietHours" | "rules" | "digest"> {
  quietFrom: number | null;
  quietTo: number | null;
  rules: unknown;
  digest: string;
}

export interface OverrideRow extends Omit<BroadcasterPreferences, "rules"> {
  rules: unknown;
}

/** Rules that this version does not understand hold nothing back: told once too often is the lesser harm. */
const storedRules = rulesSchema.catch({});

export function preferencesOf({ quietFrom, quietTo, ...row }: PreferenceRow): Preferences {
  const quietHours =
    quietFrom === null || quietTo === null ? null : { from: timeText(quietFrom), to: timeText(quietTo) };
  const digest = preferences.shape.digest.catch(DEFAULT_PREFERENCES.digest).parse(row.digest);
  return { ...row, quietHours, digest, rules: storedRules.parse(row.rules) };
}

export const overrideOf = (row: OverrideRow): BroadcasterPreferences => ({
  ...row,
  rules: row.rules === null ? null : storedRules.parse(row.rules),
});
