import { z } from "zod";
import { chunk } from "@/lib/kernel/chunk";
import { inParallel } from "@/lib/kernel/in-parallel";
import type { Surroundings } from "../config";
import { readHalving } from "../core/halve";
import { parseAnswer } from "../core/parse-answer";
import { isBadRequest, TwitchError } from "../core/twitch-error";
import type { Access } from "../get";
import type { Helix } from "../helix";
import type { TwitchUser } from "../types";

const endpoint = { what: "Get Users", path: "users" };
const MOST_VALUES = 100;
const PARALLEL = 8;

const userRow = z
  .object({
    id: z.string().min(1),
    login: z.string().min(1),
    display_name: z.string(),
    profile_image_url: z.string().nullish(),
    email: z.string().nullish(),
  })
  .transform(
    ({ id, login, display_name, profile_image_url, email }): TwitchUser => ({
      id,
      login,
      displayName: display_name || login,
      avatarUrl: profile_image_url || null,
      // Absent without the scope, empty or null when it is not verified.
      ...(email !== undefined && { email: email || null }),
    }),
  );

/**
 * See `Twitch.getUsers`. Ids and logins go in requests of their own, because one that Twitch cannot read
 * makes it refuse the whole request.
 */
export async function getUsers(
  helix: Helix,
  access: Access,
  wanted: { ids?: readonly string[]; logins?: readonly string[] },
  signal: AbortSignal | undefined,
  log: Surroundings["log"],
): Promise<TwitchUser[]> {
  const batches = [
    ...batchesOf("id", wanted.ids ?? []),
    ...batchesOf(
      "login",
      (wanted.logins ?? []).map((login) => login.toLowerCase()),
    ),
  ];
  const answers = await inParallel(batches, PARALLEL, ({ name, values }) =>
    readHalving(
      values,
      async (some) => {
        const { rows } = await helix.page(endpoint, { access, query: { [name]: some }, signal });
        return readRows(rows, log);
      },
      isBadRequest,
    ),
  );
  return [...new Map(answers.flat().map((user) => [user.id, user])).values()];
}

/** See `Twitch.getTokenUser`. */
export async function getTokenUser(
  helix: Helix,
  access: Access,
  signal: AbortSignal | undefined,
): Promise<TwitchUser> {
  const { rows } = await helix.page(endpoint, { access, query: {}, signal });
  return parseAnswer(endpoint.what, userRow, rows[0]);
}

function batchesOf(name: "id" | "login", values: readonly string[]) {
  return chunk([...new Set(values)], MOST_VALUES).map((some) => ({ name, values: some }));
}

/**
 * The rows that make sense. One that does not is as good as an account that does not exist, unless it is
 * all there is: then saying so would be a lie.
 * @throws TwitchError malformed when no row makes sense
 */
function readRows(rows: readonly unknown[], log: Surroundings["log"]): TwitchUser[] {
  const users = rows.flatMap((row) => userRow.safeParse(row).data ?? []);
  const unread = rows.length - users.length;
  if (unread > 0) log.warn({ unread }, `${endpoint.what}: rows that make no sense`);
  if (unread > 0 && users.length === 0) {
    throw new TwitchError("malformed", `Twitch's answer to ${endpoint.what} lacks what it should hold.`);
  }
  return users;
}
