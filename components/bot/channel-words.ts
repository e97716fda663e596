import type { ChannelState } from "@/lib/bot/schema";
import type { Translate } from "@/lib/i18n/types";

/** How it looks: a badge's tone. */
export const STATE_TONES = {
  waiting: "warn",
  joining: "accent",
  joined: "ok",
  refused: "danger",
  disconnected: "warn",
  left: "plain",
} as const satisfies Record<ChannelState, string>;

/** What the broadcaster may allow on Twitch, and the name under which the catalogue says what each is for. */
export const STREAMER_PERMISSIONS = [
  { scope: "channel:bot", name: "bot" },
  { scope: "moderator:read:chatters", name: "chatters" },
  { scope: "moderator:read:followers", name: "followers" },
  { scope: "clips:edit", name: "clips" },
  { scope: "channel:read:subscriptions", name: "subscribers" },
  { scope: "channel:read:vips", name: "vips" },
  { scope: "moderation:read", name: "moderators" },
] as const;

/** "1 message a minute", "12 messages a minute". */
export const paceWords = (t: Translate<"bot">, perMinute: number): string => t("pace", { count: perMinute });
