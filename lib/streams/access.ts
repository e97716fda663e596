import { can, type Person } from "@/lib/auth/core/policy";
import { TallyError } from "@/lib/kernel/errors";

/** Whether the streams of a channel (its Twitch id) are the person's to put on record and right. */
export const managesStreams = (person: Person, broadcasterId: string): boolean =>
  can(person, { action: "streams.manage", broadcasterId }) === "allowed";

/** @throws TallyError forbidden when the streams of a channel (its Twitch id) are not the person's to put on record */
export function mayManageStreams(person: Person, broadcasterId: string): void {
  if (managesStreams(person, broadcasterId)) return;
  throw new TallyError("forbidden", "Only the channel's owner and operators put its streams on record.");
}
