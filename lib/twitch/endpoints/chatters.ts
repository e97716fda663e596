import { z } from "zod";
import { parseAnswer } from "../core/parse-answer";
import type { Access } from "../get";
import type { Helix } from "../helix";
import type { ListedChatter } from "../types";

const endpoint = { what: "Get Chatters", path: "chat/chatters" };
/** What the broadcaster, or a moderator of theirs, must have allowed. */
export const CHATTERS_SCOPE = "moderator:read:chatters";
const PAGE_SIZE = "1000";
const MAX_PAGES = 500;

const chatterRow = z
  .object({ user_id: z.string().min(1), user_login: z.string().min(1), user_name: z.string() })
  .transform(
    (row): ListedChatter => ({
      id: row.user_id,
      login: row.user_login,
      displayName: row.user_name || row.user_login,
    }),
  );

/**
 * See `Twitch.listChatters`. Whoever is missing from the list counts as gone, so a row that makes no sense fails the
 * whole. People move between pages while they are read: each is told once.
 */
export async function listChatters(
  helix: Helix,
  access: Access,
  broadcasterId: string,
  signal: AbortSignal | undefined,
): Promise<ListedChatter[]> {
  const query = { broadcaster_id: broadcasterId, moderator_id: broadcasterId, first: PAGE_SIZE };
  const chatters = new Map<string, ListedChatter>();
  for await (const { rows } of helix.pages(endpoint, { access, query, signal }, MAX_PAGES)) {
    for (const row of rows) {
      const chatter = parseAnswer(endpoint.what, chatterRow, row);
      chatters.set(chatter.id, chatter);
    }
  }
  return [...chatters.values()];
}
