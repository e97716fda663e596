import { can, type Person } from "@/lib/auth/core/policy";
import { type Db, db } from "@/lib/db/client";
import { TallyError } from "@/lib/kernel/errors";
import { channelFacts } from "./access";
import { recordSearch } from "./audit";
import { veiledLines } from "./core/veil";
import { readLog, startOf } from "./log";
import { type FoundMessage, messageById } from "./repository-search-read";
import type { ChatPage, MessageContext } from "./schema";

/** Lines before a message, as many after it, and lines of each further page. */
const AROUND = 25;
const FURTHER = 100;

/**
 * A message with what was said around it, oldest first; with a cursor, what was said before or after that. The
 * channel's owner can see that somebody looked, and alone reads what was taken away.
 * @throws TallyError not_found alike when it is not kept and when it is not theirs to read; bad_request for a
 *   cursor that is not ours
 */
export async function readContext(
  person: Person,
  id: string,
  cursor: string | undefined,
  from: Db = db(),
): Promise<MessageContext> {
  const start = startOf(cursor);
  const found = await messageById(from, id);
  const facts = found && (await channelFacts(from, person, found.channel.id));
  if (!found || !facts || can(person, { action: "chat.read", ...facts }) !== "allowed")
    throw new TallyError("not_found", "This message is not kept here, or it is not yours to read.");
  const { channel } = found;
  const page = start.from ? await readLog(from, channel, start, FURTHER) : await pageAround(from, found);
  const removable = can(person, { action: "messages.remove", ...facts }) === "allowed";
  if (person.twitchId === channel.id) return { ...page, removable };
  await recordSearch(from, {
    channelIds: [channel.id],
    userId: person.id,
    action: "context",
    query: "",
    results: new Map([[channel.id, page.lines.length]]),
  });
  return { ...page, lines: veiledLines(page.lines), removable };
}

async function pageAround(from: Db, { message, channel }: FoundMessage): Promise<ChatPage> {
  const place = { at: Date.parse(message.sentAt), id: message.id };
  const [older, newer] = await Promise.all([
    readLog(from, channel, { from: place, direction: "older" }, AROUND),
    readLog(from, channel, { from: place, direction: "newer" }, AROUND),
  ]);
  return {
    channel,
    lines: [...older.lines, { type: "message", message }, ...newer.lines],
    olderCursor: older.olderCursor,
    newerCursor: newer.newerCursor,
  };
}
