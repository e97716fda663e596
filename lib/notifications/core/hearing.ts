import type { Bell, Hearing } from "../schema";

/** Whether a go-live of this broadcaster becomes an entry of the inbox. */
export const bellFor = (hearing: Hearing, broadcasterId: string): Bell =>
  hearing.exceptions[broadcasterId]?.bell ?? hearing.bell;

/** Whether a change of this broadcaster's stream may become one. */
export const changesFor = (hearing: Hearing, broadcasterId: string): boolean =>
  hearing.exceptions[broadcasterId]?.changes ?? hearing.changes;

/** What is stored of how a person hears, for all or for one broadcaster. */
export interface HearingFacts {
  inApp: boolean;
  changes: boolean;
  /** There are rules, of whatever kind. */
  ruled: boolean;
}

export const hearingFrom = ({ inApp, changes, ruled }: HearingFacts): { bell: Bell; changes: boolean } => ({
  bell: inApp ? (ruled ? "decided" : "rings") : "silent",
  changes: inApp && changes,
});
