import { z } from "zod";
import { HelixRefusal } from "../helix/refusal";
import type { HelixAnswer, HelixRequest } from "../helix/request";
import { isAtHome } from "./hub";
import type { Room } from "./room";
import { LONGEST_TEXT } from "./speech";

const sent = z.object({
  broadcaster_id: z.string().min(1),
  sender_id: z.string().min(1),
  message: z.string().min(1),
  reply_parent_message_id: z.string().optional(),
  for_source_only: z.boolean().optional(),
});
type Sent = z.infer<typeof sent>;

const WRITES = "user:write:chat";

/**
 * Send Chat Message. Of what is refused for its content, or for being too much, the answer is 200 with a
 * `drop_reason`. Those who read the room hear it, the sender's own connections too: it did not come over them.
 */
export function sendChatMessage(request: HelixRequest): HelixAnswer {
  const { world, chat, identity } = request;
  const body = read(request.body);
  if (!/^\d+$/.test(body.broadcaster_id) || !world.findById(body.broadcaster_id)) {
    throw new HelixRefusal(400, "The ID in broadcaster_id is not valid.");
  }
  const sender = /^\d+$/.test(body.sender_id) ? world.findById(body.sender_id) : undefined;
  if (!sender) throw new HelixRefusal(400, "The ID in sender_id is not valid.");
  const room = chat.hub.room(body.broadcaster_id);
  if (identity.userId === null) checkApp(request, body, room);
  else checkPerson(request, body);
  if ([...body.message].length > LONGEST_TEXT) throw new HelixRefusal(422, "The message is too large.");
  if (room.banned.has(sender.account.id)) {
    throw new HelixRefusal(
      403,
      "The sender is not permitted to send chat messages to the broadcaster's chat room.",
    );
  }
  const spoken = chat.speech.speak({
    ...{ room, account: sender.account, text: body.message.trim() },
    replyTo: body.reply_parent_message_id ?? null,
  });
  if ("id" in spoken) return { data: [{ message_id: spoken.id, is_sent: true }] };
  const reason = { code: spoken.refused, message: spoken.words };
  return { data: [{ message_id: "", is_sent: false, drop_reason: reason }] };
}

function read(body: unknown): Sent {
  const parsed = sent.safeParse(body);
  if (parsed.success) return parsed.data;
  const [name] = parsed.error.issues[0]?.path ?? [];
  throw new HelixRefusal(400, `The ${typeof name === "string" ? name : "broadcaster_id"} field is required.`);
}

function checkPerson({ identity }: HelixRequest, body: Sent): void {
  if (!identity.scopes.includes(WRITES)) throw new HelixRefusal(401, `Missing scope: ${WRITES}`);
  if (body.sender_id !== identity.userId) {
    throw new HelixRefusal(401, "The ID in user_id must match the user ID in the access token.");
  }
  if (body.for_source_only !== undefined) {
    throw new HelixRefusal(400, "Cannot set for_source_only if User Access Token is used.");
  }
}

/** An app speaks for those who let it: the sender as a bot, and the channel or its moderators' list. */
function checkApp({ identity, authority, world }: HelixRequest, body: Sent, room: Room): void {
  const granted = (userId: string) => authority.grantedScopes(identity.clientId, userId);
  const ofSender = granted(body.sender_id);
  const missing = ["user:bot", WRITES].find((scope) => !ofSender.includes(scope));
  if (missing) throw new HelixRefusal(401, `Missing scope: ${missing}`);
  const sender = world.findById(body.sender_id);
  const isAllowed = granted(room.id).includes("channel:bot") || (sender && isAtHome(sender.account, room));
  if (!isAllowed) throw new HelixRefusal(401, "Missing scope: channel:bot");
}
