import type { Pool } from "@/lib/db/client";
import { withTransaction } from "@/lib/db/tx";
import type { Sealer } from "@/lib/secrets/seal";
import type { Surroundings } from "./config";
import { TwitchError } from "./core/twitch-error";
import type { Access } from "./get";
import { asBot, findToken, findTokensOf, lockOwner, putToken, removeToken } from "./repository-tokens";
import { APP, LEAST_LEFT_MS, type Renew, signInAgain, type UsableToken } from "./token-renewal";
import type { UserTokens } from "./types";

/** Every token of this instance: one place that keeps and gives them, for all processes. */
export interface Tokens {
  /** Calls as the app itself. */
  appAccess: Access;
  /**
   * Calls as a user who allowed `scope` (null: anything), at a sign-in or as the bot's account. Its token throws
   * TwitchError unauthorized when the person has to sign in again, and missing_scope when they never allowed it.
   */
  userAccess(twitchUserId: string, scope: string | null): Access;
  /** What the account allowed as the bot's; null when it is not, or Twitch has taken it back. */
  botScopes(twitchUserId: string): Promise<string[] | null>;
  /** Keeps the tokens of a sign-in, unless those kept already do more and still work. */
  save(twitchUserId: string, tokens: UserTokens): Promise<void>;
  /** Keeps the tokens of the account that writes, beside those of its own sign-in, which allow other things. */
  saveBot(twitchUserId: string, tokens: UserTokens): Promise<void>;
  /** All that work of a user, for Twitch to be told before they are removed. */
  all(twitchUserId: string): Promise<string[]>;
  /** Forgets the user's tokens and gives them back, for Twitch to be told. */
  remove(twitchUserId: string): Promise<string[]>;
  /** The same for those that it has as the bot's account. */
  removeBot(twitchUserId: string): Promise<string[]>;
}

export function createTokens(
  { pool, sealer, renew }: { pool: Pool; sealer: Sealer; renew: Renew },
  { now }: Pick<Surroundings, "now">,
): Tokens {
  let app: UsableToken | null = null;
  const lasts = (expiresAt: number) => expiresAt - now() > LEAST_LEFT_MS;

  const renewApp = async (refused: string | null): Promise<string> => {
    app = await renew(APP, refused);
    return app.token;
  };

  const userToken = async (twitchId: string, scope: string | null): Promise<string> => {
    const alive = (await findTokensOf(pool, twitchId)).flatMap((stored) => {
      const token = stored.invalidAt === null ? sealer.open(stored.accessToken, stored.owner) : null;
      return token === null ? [] : [{ ...stored, token }];
    });
    if (alive.length === 0) throw signInAgain();
    const fit = alive.find(({ scopes }) => scope === null || scopes.includes(scope));
    if (!fit) {
      throw new TwitchError("missing_scope", `Twitch was not asked to allow ${scope}. Sign in again.`);
    }
    return lasts(fit.expiresAt.getTime()) ? fit.token : (await renew(fit.owner, fit.token)).token;
  };

  /** A token in place of one that Twitch refused, which may be either of those that a user has here. */
  const renewUser = async (twitchId: string, scope: string | null, refused: string): Promise<string> => {
    const stored = await findTokensOf(pool, twitchId);
    const same = stored.find(({ accessToken, owner }) => sealer.open(accessToken, owner) === refused);
    return same ? (await renew(same.owner, refused)).token : userToken(twitchId, scope);
  };

  const put = (
    owner: string,
    { accessToken, refreshToken, scopes, expiresAt, now: validatedAt }: UserTokens,
  ) =>
    putToken(pool, {
      owner,
      accessToken: sealer.seal(accessToken, owner),
      refreshToken: sealer.seal(refreshToken, owner),
      scopes,
      expiresAt,
      validatedAt,
      invalidAt: null,
    });

  const remove = async (owner: string): Promise<string[]> => {
    // A refresh under way ends first, or it would leave a token behind that nobody knows of.
    const removed = await withTransaction(async (tx) => {
      await lockOwner(tx, owner);
      return removeToken(tx, owner);
    }, pool);
    const sealed = removed ? [removed.accessToken, removed.refreshToken] : [];
    return sealed.map((text) => text && sealer.open(text, owner)).filter((text) => text !== null);
  };

  /**
   * Whether the stored token may do all that a new one with these scopes may, and more, and still works. A plain
   * sign-in asks for a viewer's scopes only: it must not take away what a streamer allowed before.
   */
  const holdsBetter = async (owner: string, scopes: readonly string[]): Promise<boolean> => {
    const stored = await findToken(pool, owner);
    const token = stored?.invalidAt === null ? sealer.open(stored.accessToken, owner) : null;
    if (!stored || token === null || !isMore(stored.scopes, scopes)) return false;
    // Only a renewal tells whether the person has taken it back on Twitch since.
    return renew(owner, token).then(
      () => true,
      () => false,
    );
  };

  return {
    appAccess: {
      bucket: APP,
      token: async () => (app && lasts(app.expiresAt) ? app.token : renewApp(app?.token ?? null)),
      renew: renewApp,
    },
    userAccess: (twitchId, scope) => ({
      bucket: `user:${twitchId}`,
      token: () => userToken(twitchId, scope),
      renew: (refused) => renewUser(twitchId, scope, refused),
    }),
    async botScopes(twitchId) {
      const stored = await findToken(pool, asBot(twitchId));
      return stored?.invalidAt === null ? stored.scopes : null;
    },
    async save(owner, tokens) {
      if (!(await holdsBetter(owner, tokens.scopes))) await put(owner, tokens);
    },
    saveBot: (twitchId, tokens) => put(asBot(twitchId), tokens),
    async all(twitchId) {
      const stored = (await findTokensOf(pool, twitchId)).filter(({ invalidAt }) => invalidAt === null);
      return stored
        .flatMap(({ owner, accessToken, refreshToken }) =>
          [accessToken, refreshToken].map((text) => text && sealer.open(text, owner)),
        )
        .filter((text) => text !== null);
    },
    remove,
    removeBot: (twitchId) => remove(asBot(twitchId)),
  };
}

const isMore = (held: readonly string[], scopes: readonly string[]): boolean =>
  held.length > scopes.length && scopes.every((scope) => held.includes(scope));
