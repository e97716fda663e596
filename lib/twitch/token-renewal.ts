import type { Db, Pool } from "@/lib/db/client";
import { withTransaction } from "@/lib/db/tx";
import type { Sealer } from "@/lib/secrets/seal";
import type { Surroundings } from "./config";
import { TwitchError } from "./core/twitch-error";
import type { Grant, OAuth } from "./endpoints/oauth";
import { findToken, lockOwner, putToken, replaceToken, type StoredToken } from "./repository-tokens";

/** The owner under which the app's own token is kept. */
export const APP = "app";

/** A token with less left is as good as expired: the call itself takes time. */
export const LEAST_LEFT_MS = 30_000;

export interface UsableToken {
  token: string;
  /** ms since the epoch */
  expiresAt: number;
}

/** See `Renewal.renew`. */
export type Renew = (owner: string, refused: string | null) => Promise<UsableToken>;

export interface RenewalDeps {
  pool: Pool;
  sealer: Sealer;
  oauth: OAuth;
}

/** What Twitch answered, to be stored. `before` null: there was no row. */
interface Change {
  before: StoredToken | null;
  after: StoredToken;
}

const STORE_TRIES = 5;
const STORE_PAUSE_MS = 1_000;

/** Fetches new tokens from Twitch, one fetch at a time for an owner among all processes. */
export class Renewal {
  private readonly running = new Map<string, Promise<UsableToken>>();

  constructor(
    private readonly deps: RenewalDeps,
    private readonly time: Pick<Surroundings, "now" | "sleep">,
  ) {}

  /**
   * A token in place of one that Twitch refused or that ends soon; null when there is none yet. Asked for by
   * many, in many processes, it is fetched from Twitch once: what another process fetched meanwhile is used.
   * @throws TwitchError unauthorized when Twitch refuses for good, which is remembered; others when it cannot be asked
   */
  readonly renew: Renew = async (owner, refused) => {
    const other = this.running.get(owner);
    if (other) {
      const result = await other;
      // It may have come upon the very token that Twitch has refused since.
      return result.token === refused ? this.renew(owner, refused) : result;
    }
    const renewal = this.renewOnce(owner, refused).finally(() => this.running.delete(owner));
    this.running.set(owner, renewal);
    return renewal;
  };

  private async renewOnce(owner: string, refused: string | null): Promise<UsableToken> {
    const answered: Change[] = [];
    const underLock = async (tx: Db) => {
      await lockOwner(tx, owner);
      const stored = await findToken(tx, owner);
      if (stored && this.isInstead(stored, refused)) return stored;
      const change = await this.ask(owner, stored);
      answered.push(change);
      return store(tx, change);
    };
    const stored = await withTransaction(underLock, this.deps.pool).catch((error: unknown) => {
      const [change] = answered;
      if (!change) throw error;
      return this.storeAfterAll(change, error);
    });
    const token = stored && this.tokenIn(stored);
    if (!stored || token === null) throw signInAgain();
    return { token, expiresAt: stored.expiresAt.getTime() };
  }

  private async ask(owner: string, stored: StoredToken | null): Promise<Change> {
    const { oauth, sealer } = this.deps;
    if (owner === APP) return { before: stored, after: this.toRow(APP, await oauth.grantApp(), []) };
    const sealed = stored?.invalidAt === null ? stored.refreshToken : null;
    const refreshToken = sealed && sealer.open(sealed, owner);
    if (!stored || !refreshToken) throw signInAgain();
    const grant = await oauth.refresh(refreshToken);
    if (grant !== null) return { before: stored, after: this.toRow(owner, grant, stored.scopes) };
    // Twitch refuses in the same way when our own client id is wrong; then nobody's token is dead.
    await oauth.grantApp();
    return { before: stored, after: { ...stored, invalidAt: new Date(this.time.now()) } };
  }

  /** Postgres went away in mid-refresh. The old refresh token may be used up, so the new one must not be lost. */
  private async storeAfterAll(change: Change, error: unknown): Promise<StoredToken | null> {
    for (let attempt = 1; attempt <= STORE_TRIES; attempt += 1) {
      await this.time.sleep(STORE_PAUSE_MS);
      const stored = await store(this.deps.pool, change).catch(() => undefined);
      if (stored !== undefined) return stored;
    }
    throw error;
  }

  /** Whether the row holds a token that can be used instead of the refused one. */
  private isInstead(stored: StoredToken, refused: string | null): boolean {
    const token = this.tokenIn(stored);
    const lasts = stored.expiresAt.getTime() - this.time.now() > LEAST_LEFT_MS;
    return token !== null && token !== refused && lasts;
  }

  private tokenIn({ invalidAt, accessToken, owner }: StoredToken): string | null {
    return invalidAt === null ? this.deps.sealer.open(accessToken, owner) : null;
  }

  private toRow(owner: string, grant: Grant, scopesBefore: string[]): StoredToken {
    const { sealer } = this.deps;
    const now = this.time.now();
    return {
      owner,
      accessToken: sealer.seal(grant.accessToken, owner),
      refreshToken: grant.refreshToken === null ? null : sealer.seal(grant.refreshToken, owner),
      scopes: grant.scopes ?? scopesBefore,
      expiresAt: new Date(now + grant.expiresInSeconds * 1000),
      validatedAt: new Date(now),
      invalidAt: null,
    };
  }
}

/** The error of someone without a token that works. */
export function signInAgain(): TwitchError {
  return new TwitchError("unauthorized", "The connection to Twitch has ended. Sign in again.");
}

/** Stores the answer and gives the row that stands then: a sign-in that came in between wins; null when it was removed. */
async function store(db: Db, { before, after }: Change): Promise<StoredToken | null> {
  if (before === null) {
    await putToken(db, after);
    return after;
  }
  return (await replaceToken(db, before, after)) ? after : findToken(db, after.owner);
}
