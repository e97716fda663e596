import { randomUUID } from "node:crypto";
import type pg from "pg";
import { changing } from "@/lib/commands/change";
import type { Asking, ExecuteDeps } from "@/lib/commands/execution";
import { type Caller, type NewCommandInput, newCommand } from "@/lib/commands/schema";
import { createIn } from "@/lib/commands/write";

/** A connected channel that nobody has looked at. */
export async function addChannel(pool: pg.Pool, id: string, login = `login${id}`): Promise<void> {
  await pool.query(
    "INSERT INTO broadcaster (id, login, display_name) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING",
    [id, login, `Name${id}`],
  );
  await pool.query(
    "INSERT INTO channel (broadcaster_id, authorised_by) VALUES ($1, 'owner') ON CONFLICT DO NOTHING",
    [id],
  );
}

/** A command as the studio would make it. */
export function addCommand(pool: pg.Pool, channelId: string, input: NewCommandInput) {
  const { people, ...settings } = newCommand.parse(input);
  const named = people.map(({ id = "", login }) => ({ id, login }));
  return changing(pool, channelId, (tx) => createIn(tx, channelId, { ...settings, people: named }));
}

/** Somebody without any role, unless told otherwise. */
export const caller = (roles: Partial<Caller> = {}): Caller => ({
  ...{ id: "77", login: "ann", displayName: "Ann" },
  ...{ broadcaster: false, moderator: false, vip: false, subscriber: false, follower: null },
  ...roles,
});

/** `!hello` in a chat, by Ann; a message of its own each time. */
export function asking(channelId: string, given: Partial<Asking> = {}): Asking {
  const id = given.useId ?? randomUUID();
  return {
    ...{ channelId, name: "hello", args: "", caller: caller(), source: "chat" },
    ...{ useId: id, messageId: id },
    ...given,
  };
}

/** Execution on a pool, with a world in which nobody follows, nothing was ever quoted and Twitch makes no clips. */
export const executeDepsOn = (pool: pg.Pool, given: Partial<ExecuteDeps> = {}): ExecuteDeps => ({
  pool,
  followage: async () => ({ state: "not" }),
  quote: async () => "",
  addQuote: async () => ({ text: "", events: [] }),
  clip: async () => "no clip",
  audit: () => undefined,
  publicUrl: (login) => `http://localhost:3000/channels/${login}/commands`,
  random: () => 0,
  ...given,
});

/** Puts a channel on air, or off. */
export async function putLive(
  pool: pg.Pool,
  channelId: string,
  live: boolean,
  categoryId = "1",
): Promise<void> {
  await pool.query(
    `INSERT INTO live_status (broadcaster_id, state, stream_id, title, category_id, category_name, started_at)
     VALUES ($1, $2, 's1', 'A title', $3, 'Chess', clock_timestamp() - interval '1 hour')
     ON CONFLICT (broadcaster_id) DO UPDATE SET state = excluded.state, category_id = excluded.category_id`,
    [channelId, live ? "live" : "offline", categoryId],
  );
}

/** What was to be said in a channel, in order. */
export async function saidIn(pool: pg.Pool, channelId: string): Promise<string[]> {
  const { rows } = await pool.query<{ text: string }>(
    "SELECT text FROM outgoing_message WHERE channel_id = $1 ORDER BY id",
    [channelId],
  );
  return rows.map(({ text }) => text);
}
