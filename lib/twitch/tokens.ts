import type { Pool } from "@/lib/db/client";
import { withTransaction } from "@/lib/db/tx";
import type { Surroundings } from "./config";
import { TwitchError } from "./core/twitch-error";
import type { Access } from "./get";
import { findToken, lockOwner, putToken, removeToken } from "./repository-tokens";
import type { Sealer } from "./seal";
import { APP, LEAST_LEFT_MS, type Renew, signInAgain, type UsableToken } from "./token-renewal";
import type { UserTokens } from "./types";

/** Every token of this instance: one place that keeps and gives them, for all processes. */
export interface Tokens {
  /** Calls as the app itself. */
  appAccess: Access;
  /**
   * Calls as a user who allowed `scope`. Its token throws TwitchError unauthorized when the person has to
   * sign in again, and missing_scope when they never allowed it.
   */
  userAccess(twitchUserId: string, scope: string): Access;
  /** Keeps the tokens of a sign-in, unless those kept already do more and still work. */
  save(twitchUserId: string, tokens: UserTokens): Promise<void>;
  /** Forgets the user's tokens and gives them back, for Twitch to be told. */
  remove(twitchUserId: string): Promise<string[]>;
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

  const userToken = async (owner: string, scope: string): Promise<string> => {
    const stored = await findToken(pool, owner);
    const token = stored?.invalidAt === null ? sealer.open(stored.accessToken, owner) : null;
    if (!stored || token === null) throw signInAgain();
    if (!stored.scopes.includes(scope)) {
      throw new TwitchError("missing_scope", `Twitch was not asked to allow ${scope}. Sign in again.`);
    }
    return lasts(stored.expiresAt.getTime()) ? token : (await renew(owner, token)).token;
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
    userAccess: (owner, scope) => ({
      bucket: `user:${owner}`,
      token: () => userToken(owner, scope),
      renew: async (refused) => (await renew(owner, refused)).token,
    }),
    async save(owner, { accessToken, refreshToken, scopes, expiresAt, now: validatedAt }) {
      if (await holdsBetter(owner, scopes)) return;
      await putToken(pool, {
        owner,
        accessToken: sealer.seal(accessToken, owner),
        refreshToken: sealer.seal(refreshToken, owner),
        scopes,
        expiresAt,
        validatedAt,
        invalidAt: null,
      });
    },
    async remove(owner) {
      // A refresh under way ends first, or it would leave a token behind that nobody knows of.
      const removed = await withTransaction(async (tx) => {
        await lockOwner(tx, owner);
        return removeToken(tx, owner);
      }, pool);
      const sealed = removed ? [removed.accessToken, removed.refreshToken] : [];
      return sealed.map((text) => text && sealer.open(text, owner)).filter((text) => text !== null);
    },
  };
}

const isMore = (held: readonly string[], scopes: readonly string[]): boolean =>
  held.length > scopes.length && scopes.every((scope) => held.includes(scope));
