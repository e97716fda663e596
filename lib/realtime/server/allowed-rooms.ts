import { can, type Person } from "@/lib/auth/core/policy";
import { rooms } from "../schema";

/** The rooms a person may be in, each asked of the policy. `follows`: broadcasters actively followed. */
export function allowedRooms(person: Person, follows: readonly string[]): string[] {
  const allowed: string[] = [];
  if (can(person, { action: "room.user", ownerId: person.id }) === "allowed")
    allowed.push(rooms.user(person.id));
  if (can(person, { action: "channel.read", broadcasterId: person.twitchId }) === "allowed")
    allowed.push(rooms.channel(person.twitchId));
  if (can(person, { action: "room.operators" }) === "allowed") allowed.push(rooms.operators);
  for (const broadcasterId of follows) {
    if (can(person, { action: "room.broadcaster", broadcasterId, follows: true }) === "allowed")
      allowed.push(rooms.broadcaster(broadcasterId));
  }
  return allowed;
}
