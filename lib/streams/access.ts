import { can, type Person } from "@/lib/auth/core/policy";
import { TallyError } from "@/lib/kernel/errors";

/** @throws TallyError forbidden when the streams of a channel (its Twitch id) are not the person's to put on record */
export function mayManageStreams(person: Person, broadcasterId: string): void {
  if (can(person, { action: "streams.manage", broadcasterId }) === "allowed") return;
  throw new TallyError("forbidden", "Only the channel's owner and operators put its streams on record.");
}
