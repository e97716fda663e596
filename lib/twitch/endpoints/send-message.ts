import { z } from "zod";
import { parseAnswer } from "../core/parse-answer";
import { TwitchError } from "../core/twitch-error";
import type { Access } from "../get";
import type { Helix } from "../helix";
import type { MessageToSend, SentMessage } from "../types";

const endpoint = { what: "Send Chat Message", path: "chat/messages" };
/** What the sender must have allowed. */
export const WRITE_SCOPE = "user:write:chat";

const answer = z.object({
  data: z
    .array(
      z.object({
        message_id: z.string(),
        is_sent: z.boolean(),
        drop_reason: z.object({ code: z.string(), message: z.string() }).nullish(),
      }),
    )
    .min(1),
});

/** See `Twitch.sendChatMessage`. An answer that makes no sense leaves open whether it was said. */
export async function sendChatMessage(
  helix: Helix,
  access: Access,
  { channelId, senderId, text, replyToId }: MessageToSend,
  signal: AbortSignal | undefined,
): Promise<SentMessage> {
  const json = {
    broadcaster_id: channelId,
    sender_id: senderId,
    message: text,
    ...(replyToId !== null && { reply_parent_message_id: replyToId }),
  };
  const body = await helix.write(endpoint, { access, method: "POST", json, signal });
  const [row] = parseAnswer(endpoint.what, answer, body).data;
  if (!row) throw new TwitchError("malformed", `Twitch's answer to ${endpoint.what} is empty.`);
  if (row.is_sent) return { sent: true, messageId: row.message_id };
  const { code = "unknown", message = "Twitch did not say why." } = row.drop_reason ?? {};
  return { sent: false, code, reason: message };
}
