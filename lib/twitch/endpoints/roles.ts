import { z } from "zod";
import { parseAnswer } from "../core/parse-answer";
import type { Access } from "../get";
import type { Helix, HelixEndpoint } from "../helix";
import type { ListedSubscriber, ListedUser } from "../types";

const subscriptions = { what: "Get Broadcaster Subscriptions", path: "subscriptions" };
const vips = { what: "Get VIPs", path: "channels/vips" };
const moderators = { what: "Get Moderators", path: "moderation/moderators" };
const PAGE_SIZE = "100";
/** More subscribers than anybody has had. */
const MAX_PAGES = 10_000;

interface Options {
  userIds?: readonly string[] | undefined;
  onPage?: ((read: number) => void) | undefined;
  signal?: AbortSignal | undefined;
}

const userRow = z
  .object({ user_id: z.string().min(1), user_login: z.string().min(1), user_name: z.string() })
  .transform(
    (row): ListedUser => ({
      id: row.user_id,
      login: row.user_login,
      displayName: row.user_name || row.user_login,
    }),
  );

const subscriberRow = z
  .object({
    tier: z.enum(["1000", "2000", "3000"]),
    is_gift: z.boolean(),
    // Empty for what is no gift and for one that is anonymous.
    gifter_login: z.string().nullish(),
  })
  .transform((row) => ({ tier: row.tier, gift: row.is_gift, gifterLogin: row.gifter_login || null }))
  .and(userRow);

/** See `Twitch.listSubscribers`. */
export const listSubscribers = (
  helix: Helix,
  access: Access,
  broadcasterId: string,
  options?: Options,
): Promise<ListedSubscriber[]> =>
  listWhole(helix, access, subscriptions, subscriberRow, broadcasterId, options);

/** See `Twitch.listVips`. */
export const listVips = (
  helix: Helix,
  access: Access,
  broadcasterId: string,
  options?: Options,
): Promise<ListedUser[]> => listWhole(helix, access, vips, userRow, broadcasterId, options);

/** See `Twitch.listModerators`. */
export const listModerators = (
  helix: Helix,
  access: Access,
  broadcasterId: string,
  options?: Options,
): Promise<ListedUser[]> => listWhole(helix, access, moderators, userRow, broadcasterId, options);

/**
 * Whoever is missing from a list loses a role, so a row that makes no sense fails the whole. People move between pages
 * while they are read: each is told once.
 */
async function listWhole<T extends ListedUser>(
  helix: Helix,
  access: Access,
  endpoint: HelixEndpoint,
  row: z.ZodType<T>,
  broadcasterId: string,
  { userIds, onPage, signal }: Options = {},
): Promise<T[]> {
  const query = {
    broadcaster_id: broadcasterId,
    first: PAGE_SIZE,
    ...(userIds && { user_id: [...userIds] }),
  };
  const listed = new Map<string, T>();
  for await (const { rows } of helix.pages(endpoint, { access, query, signal }, MAX_PAGES)) {
    for (const one of rows) {
      const user = parseAnswer(endpoint.what, row, one);
      if (user.id !== broadcasterId) listed.set(user.id, user);
    }
    onPage?.(listed.size);
  }
  return [...listed.values()];
}
