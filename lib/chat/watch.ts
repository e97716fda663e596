import type { z } from "zod";
import type { Person } from "@/lib/auth/core/policy";
import { type Db, db } from "@/lib/db/client";
import { readableChannel } from "./access";
import { veiledLines } from "./core/veil";
import { readLog, startOf } from "./log";
import { mayReadChat } from "./readable";
import * as repository from "./repository-feed";
import type { ChatPage, messagesQuery } from "./schema";

/**
 * A page of a channel's log, the newest without a cursor; its owner can see that somebody looked, and alone reads
 * what was taken away.
 * @throws TallyError not_found alike when there is no such channel and when it is not theirs to read;
 *   bad_request for a cursor that is not ours
 */
export async function readMessages(
  person: Person,
  login: string,
  { cursor, limit }: z.output<typeof messagesQuery>,
  from: Db = db(),
): Promise<ChatPage> {
  const start = startOf(cursor);
  const channel = await readableChannel(from, person, login);
  await noteLook(from, person, channel.id);
  const page = await readLog(from, channel, start, limit);
  return channel.id === person.twitchId ? page : { ...page, lines: veiledLines(page.lines) };
}

/** Whether a person may watch a channel's chat (its Twitch id) as it comes; if so, its owner can see that they do. */
export async function beginWatching(person: Person, channelId: string, from: Db = db()): Promise<boolean> {
  if (!(await mayReadChat(person, channelId, from))) return false;
  await noteLook(from, person, channelId);
  return true;
}

/** Owners know of themselves. Of others one line an hour says it, however often they scroll or come back. */
async function noteLook(from: Db, person: Person, channelId: string): Promise<void> {
  if (person.twitchId !== channelId) await repository.noteWatching(from, channelId, person.id);
}
