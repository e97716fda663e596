import { type Db, db } from "@/lib/db/client";
import { MOST, MOST_TRUSTED, WINDOW_MS } from "./core/pace";
import { countSent, countWaiting } from "./repository-budget";

const BUSIEST = 10;

/** What the account that writes has sent within Twitch's window, in all channels and in the busiest, and what waits. */
export async function readSendBudget(from: Db = db()) {
  const [channels, waiting] = await Promise.all([countSent(from, WINDOW_MS), countWaiting(from)]);
  return {
    windowMs: WINDOW_MS,
    used: channels.reduce((sum, { sent }) => sum + sent, 0),
    most: { usual: MOST, trusted: MOST_TRUSTED },
    waiting,
    channels: channels.slice(0, BUSIEST),
  };
}
