import { HOST } from "./core/server-line";
import { type Hub, userStateLine } from "./hub";
import type { ChatSession, SessionHost } from "./session";
import { LONGEST_TEXT, type Speech } from "./speech";

/** What clients write: within Twitch's limits it is told to everybody else, and confirmed by a USERSTATE. */
export function createClientSpeech(hub: Hub, speech: Speech): SessionHost["say"] {
  return (session: ChatSession, channel, written, replyTo) => {
    const { account } = session;
    const isAction = written.startsWith("\u0001ACTION ");
    const text = [...(isAction ? written.slice(8).replaceAll("\u0001", "") : written)]
      .slice(0, LONGEST_TEXT)
      .join("");
    if (!account || text.trim() === "" || !hub.deps.world.findByLogin(channel)) return;
    const room = hub.room(channel);
    if (!session.maySpeak) {
      session.tell(
        `@msg-id=no_permission :${HOST} NOTICE #${room.login} :You don't have permission to perform that action.`,
        "commands",
      );
      return;
    }
    const spoken = speech.speak({ room, account, text, isAction, replyTo, except: session });
    if ("id" in spoken) session.tell(userStateLine(account, room, spoken.id), "commands");
    // Whoever writes too much is not told so.
    else if (spoken.refused !== "msg_ratelimit") {
      session.tell(`@msg-id=${spoken.refused} :${HOST} NOTICE #${room.login} :${spoken.words}`, "commands");
    }
  };
}
