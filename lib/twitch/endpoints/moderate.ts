import type { Access } from "../get";
import type { Helix } from "../helix";
import type { ModeratorDeed } from "../types";

const WARN = { what: "Warn Chat User", path: "moderation/warnings" };
const DELETE = { what: "Delete Chat Messages", path: "moderation/chat" };
const BAN = { what: "Ban User", path: "moderation/bans" };
const UNBAN = { what: "Unban User", path: "moderation/bans" };

/** Longest reason that Twitch takes. */
const LONGEST_REASON = 500;

/** What the moderator must have allowed for each deed (dev.twitch.tv/docs/api/reference). */
export const MODERATION_SCOPES: Readonly<Record<ModeratorDeed["do"], string>> = {
  delete: "moderator:manage:chat_messages",
  warn: "moderator:manage:warnings",
  timeout: "moderator:manage:banned_users",
  ban: "moderator:manage:banned_users",
  unban: "moderator:manage:banned_users",
};

/** See `Twitch.moderate`. */
export async function moderate(
  helix: Helix,
  access: Access,
  { channelId, moderatorId, ...deed }: ModeratorDeed & { channelId: string; moderatorId: string },
  signal: AbortSignal | undefined,
): Promise<void> {
  const query = { broadcaster_id: channelId, moderator_id: moderatorId };
  switch (deed.do) {
    case "delete":
      await helix.write(DELETE, {
        ...{ access, signal, method: "DELETE" },
        query: { ...query, message_id: deed.messageId },
      });
      return;
    case "warn": {
      const data = { user_id: deed.userId, reason: deed.reason.slice(0, LONGEST_REASON) };
      await helix.write(WARN, { access, signal, method: "POST", query, json: { data } });
      return;
    }
    case "timeout":
    case "ban": {
      const duration = deed.do === "timeout" ? { duration: deed.seconds } : {};
      const data = { user_id: deed.userId, ...duration, reason: deed.reason.slice(0, LONGEST_REASON) };
      await helix.write(BAN, { access, signal, method: "POST", query, json: { data } });
      return;
    }
    case "unban":
      await helix.write(UNBAN, {
        ...{ access, signal, method: "DELETE" },
        query: { ...query, user_id: deed.userId },
      });
  }
}
