import { can, type Person } from "@/lib/auth/core/policy";

/** What decides who sees a clip. */
export interface ClipFacts {
  channelId: string;
  /** Whether the channel's clips are archived now: people who are signed in see those. */
  archived: boolean;
  /** Removed by its channel. */
  deleted: boolean;
  /** Put out by its channel for everybody, by the link that was followed or in a public collection. */
  putOut: boolean;
}

/** Whether a person keeps a channel's clips in order. */
export const managesClips = (person: Person | null, channelId: string): boolean =>
  can(person, { action: "clips.manage", broadcasterId: channelId }) === "allowed";

/**
 * Whether somebody sees a clip: who keeps the channel's clips in order sees all of them. What a channel put out stays
 * to be seen when its archive is switched off, until it is taken back.
 */
export function seesClip(
  person: Person | null,
  { channelId, archived, deleted, putOut }: ClipFacts,
): boolean {
  if (managesClips(person, channelId)) return true;
  if (deleted) return false;
  if (putOut && can(person, { action: "clips.shared" }) === "allowed") return true;
  return archived && can(person, { action: "clips.read" }) === "allowed";
}
