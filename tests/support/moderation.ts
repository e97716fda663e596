import type pg from "pg";
import { changeRule } from "@/lib/moderation";
import type { RuleChangeInput } from "@/lib/moderation/schema";
import type { ChatMessage } from "@/lib/twitch/chat";
import type { Simulator } from "@/lib/twitch/simulator";
import { NO_ROLES } from "./chat-line";

interface Channel {
  id: string;
  login: string;
}

/** The owner of a channel, as far as the policy asks. */
export const ownerOf = ({ id, login }: Channel) => ({
  ...{ id: "01900000-0000-7000-8000-000000000001", twitchId: id, login, name: login, image: null },
  operator: false,
});

/** Has the owner change a rule. */
export const setRule = (pool: pg.Pool, channel: Channel, change: RuleChangeInput) =>
  changeRule(ownerOf(channel), channel.login, change, pool);

/** Somebody writes something in the simulator's chat; answers it as a bot hears it. */
export function written(
  { chat, world }: Simulator,
  channel: Channel,
  who: string,
  text: string,
  given: Partial<ChatMessage> = {},
): ChatMessage {
  const id = chat.say(channel.login, text, { as: who });
  const { account } = world.get(who);
  const now = Date.now();
  return {
    ...{ kind: "message", id, channelId: channel.id, channelLogin: channel.login, text },
    author: { id: account.id, login: account.login, displayName: account.displayName },
    ...{ roles: NO_ROLES, badges: [], subscribedMonths: null, colour: null, emotes: [], source: null },
    ...{ sentAt: now, receivedAt: now, isAction: false, bits: 0, isFirst: false, isHighlighted: false },
    ...{ rewardId: null, replyTo: null },
    ...given,
  };
}

interface ActionOf {
  id: string;
  action: string;
  seconds: number | null;
  state: string;
  error: string | null;
  rule: string;
}

/** Everything that was done or is to be done, oldest first. */
export async function actionsOf(pool: pg.Pool): Promise<ActionOf[]> {
  const { rows } = await pool.query<ActionOf>(
    "SELECT id, action, seconds, state, error, rule FROM moderation_action ORDER BY at, id",
  );
  return rows;
}
