import { HOST } from "./core/server-line";
import { type Hub, isAtHome, userStateLine } from "./hub";
import { Limits } from "./limits";
import type { ChatSession, SessionHost } from "./session";
import type { Voice } from "./voice";

const LONGEST_TEXT = 500;
const SAME_TEXT_MS = 30_000;
const WINDOW_MS = 30_000;
const MOST_MESSAGES = 20;
const MOST_MESSAGES_AT_HOME = 100;

/** What clients write: within Twitch's limits it is told to everybody else, and confirmed by a USERSTATE. */
export function createClientSpeech(hub: Hub, voice: Voice): SessionHost["say"] {
  const limits = new Limits(MOST_MESSAGES, WINDOW_MS, hub.deps.realNow);
  const last = new Map<string, { text: string; at: number }>();

  return (session: ChatSession, channel, written, replyTo) => {
    const { account } = session;
    const isAction = written.startsWith("\u0001ACTION ");
    const text = [...(isAction ? written.slice(8).replaceAll("\u0001", "") : written)]
      .slice(0, LONGEST_TEXT)
      .join("");
    if (!account || text.trim() === "" || !hub.deps.world.findByLogin(channel)) return;
    const room = hub.room(channel);
    const refuse = (id: string, words: string) =>
      session.tell(`@msg-id=${id} :${HOST} NOTICE #${room.login} :${words}`, "commands");
    if (room.banned.has(account.id)) {
      refuse("msg_banned", `You are permanently banned from talking in ${room.login}.`);
      return;
    }
    const isHome = isAtHome(account, room);
    // Whoever writes too much is not told so.
    if (!limits.take(session.key, isHome ? MOST_MESSAGES_AT_HOME : MOST_MESSAGES)) return;
    const now = hub.deps.realNow();
    const key = `${account.id} ${room.id}`;
    const before = last.get(key);
    if (!isHome && before?.text === text && before.at > now - SAME_TEXT_MS) {
      refuse(
        "msg_duplicate",
        "Your message was not sent because it is identical to the previous one you sent, less than 30 seconds ago.",
      );
      return;
    }
    last.set(key, { text, at: now });
    const id = voice.say(room, account, text, { isAction, replyTo, except: session });
    session.tell(userStateLine(account, room, id), "commands");
  };
}
