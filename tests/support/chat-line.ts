import { parseLine } from "@/lib/twitch/chat/core/irc-line";
import { chatEventOf } from "@/lib/twitch/chat/core/read-event";

/** When the lines of `readLine` arrive. */
export const ARRIVED_AT = Date.UTC(2026, 4, 1);

export const NO_ROLES = {
  broadcaster: false,
  moderator: false,
  leadModerator: false,
  vip: false,
  subscriber: false,
  founder: false,
};

/** What a raw line of Twitch's chat is understood as. */
export function readLine(line: string) {
  const message = parseLine(line);
  if (message === null) throw new Error(`not a message: ${line}`);
  return chatEventOf(message, ARRIVED_AT);
}
