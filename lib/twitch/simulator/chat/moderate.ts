import { z } from "zod";
import { HelixRefusal } from "../helix/refusal";
import type { HelixAnswer, HelixRequest } from "../helix/request";
import type { Member } from "../world/member";
import { isAtHome } from "./hub";
import type { Room } from "./room";

const LONGEST_REASON = 500;
const LONGEST_TIMEOUT = 1_209_600;
const HOUR_MS = 3_600_000;
const YOUNGEST_LEFT_MS = 6 * HOUR_MS;

const reason = z.string().max(LONGEST_REASON, "The text in the reason field is too long.");
const userId = z
  .string("The user_id field is required.")
  .regex(/^\d+$/, "The ID in the user_id field is not valid.");
const banBody = z.object({
  data: z.object({
    user_id: userId,
    duration: z
      .int("The value in the duration field is not valid.")
      .min(1, "The value in the duration field is not valid.")
      .max(LONGEST_TIMEOUT, "The value in the duration field is not valid.")
      .optional(),
    reason: reason.optional(),
  }),
});
const warningBody = z.object({
  data: z.object({ user_id: userId, reason: reason.min(1, "The reason query parameter is required.") }),
});

/** Ban User: for good, or with a `duration` for a time. */
export function banUser(request: HelixRequest): HelixAnswer {
  const { room, moderatorId } = asModerator(request);
  const { user_id, duration } = read(banBody, request.body).data;
  const { account } = person(request, user_id);
  if (isAtHome(account, room)) {
    const what = duration === undefined ? "banned" : "put in a timeout";
    throw new HelixRefusal(400, `The user specified in the user_id field may not be ${what}.`);
  }
  if (room.banned.has(account.id)) {
    throw new HelixRefusal(400, "The user specified in the user_id field is already banned.");
  }
  if (duration === undefined) request.chat.ban(room.login, account.id);
  else request.chat.timeout(room.login, account.id, duration);
  const created = new Date(request.now);
  return {
    data: [
      {
        ...{ broadcaster_id: room.id, moderator_id: moderatorId, user_id },
        created_at: instant(created),
        end_time: duration === undefined ? null : instant(new Date(request.now + duration * 1000)),
      },
    ],
  };
}

/** Unban User: ends a timeout, too. */
export function unbanUser(request: HelixRequest): null {
  const { room } = asModerator(request);
  const { account } = person(request, required(request, "user_id"));
  if (!request.chat.unban(room.login, account.id)) {
    throw new HelixRefusal(400, "The user in the user_id query parameter is not banned.");
  }
  return null;
}

/** Delete Chat Messages: one, or all of the room's. */
export function deleteMessages(request: HelixRequest): null {
  const { room } = asModerator(request);
  const id = request.query.get("message_id");
  if (id === null) {
    request.chat.clear(room.login);
    return null;
  }
  const said = room.recent.last().findLast((one) => one.id === id);
  if (!said || said.sentAt < request.now - YOUNGEST_LEFT_MS) {
    throw new HelixRefusal(404, "The ID in message_id was not found.");
  }
  if (said.author.id === room.id)
    throw new HelixRefusal(400, "You may not delete the broadcaster's messages.");
  if (isAtHome(said.author, room)) {
    throw new HelixRefusal(400, "You may not delete another moderator's messages.");
  }
  request.chat.delete(room.login, id);
  return null;
}

/** Warn Chat User: who was warned writes nothing until they say that they have seen it. */
export function warnUser(request: HelixRequest): HelixAnswer {
  const { room, moderatorId } = asModerator(request);
  const { data } = read(warningBody, request.body);
  const { account } = person(request, data.user_id);
  if (isAtHome(account, room)) {
    throw new HelixRefusal(400, "The user specified in the user_id may not be warned.");
  }
  room.warnings.set(account.id, data.reason);
  return { data: [{ broadcaster_id: room.id, moderator_id: moderatorId, ...data }] };
}

/** @throws HelixRefusal 400, 401 and 403 as documented for all of these */
function asModerator(request: HelixRequest): { room: Room; moderatorId: string } {
  const channelId = required(request, "broadcaster_id");
  const moderatorId = required(request, "moderator_id");
  if (moderatorId !== request.identity.userId) {
    throw new HelixRefusal(401, "The ID in moderator_id must match the user ID in the access token.");
  }
  if (!request.world.findById(channelId)) {
    throw new HelixRefusal(400, "The ID in broadcaster_id is not valid.");
  }
  const room = request.chat.hub.room(channelId);
  if (!isAtHome(person(request, moderatorId).account, room)) {
    throw new HelixRefusal(403, "The user in moderator_id is not one of the broadcaster's moderators.");
  }
  return { room, moderatorId };
}

function required({ query }: HelixRequest, parameter: string): string {
  const value = query.get(parameter);
  if (value === null || value === "") {
    throw new HelixRefusal(400, `The ${parameter} query parameter is required.`);
  }
  return value;
}

function person({ world }: HelixRequest, id: string): Member {
  const member = world.findById(id);
  if (!member) throw new HelixRefusal(400, "The ID in user_id is not valid.");
  return member;
}

function read<Shape extends z.ZodType>(shape: Shape, body: unknown): z.output<Shape> {
  const parsed = shape.safeParse(body);
  if (parsed.success) return parsed.data;
  throw new HelixRefusal(400, parsed.error.issues[0]?.message ?? "The request is not valid.");
}

const instant = (date: Date): string => date.toISOString().replace(/\.\d+Z$/, "Z");
