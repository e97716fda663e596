import { randomBytes } from "node:crypto";
import { type Claims, readToken, signToken } from "./signed-token";

/** Why a request for a token is refused, in the form of Twitch's answer. */
export class OAuthRefusal extends Error {
  constructor(
    readonly status: number,
    message: string,
  ) {
    super(message);
    this.name = "OAuthRefusal";
  }
}

/** Whom an access token speaks for. `userId` null: the app itself. */
export interface Identity {
  clientId: string;
  userId: string | null;
  scopes: readonly string[];
  /** Seconds; what `/validate` calls expires_in. */
  expiresIn: number;
}

export interface IssuedTokens {
  accessToken: string;
  refreshToken: string;
  scopes: readonly string[];
  expiresIn: number;
}

/** Somebody allowed an app something for the first time, or took everything back. */
export interface AuthorizationChange {
  what: "grant" | "revoke";
  clientId: string;
  userId: string;
}

interface PendingCode {
  clientId: string;
  redirectUri: string;
  userId: string;
  scopes: readonly string[];
  expiresAt: number;
}

const CODE_LIFETIME_MS = 10 * 60_000;

/**
 * Gives out, checks and takes back tokens, and has the knobs with which they go wrong.
 * A client is registered by its first use: whatever secret it shows first is its secret.
 */
export class Authority {
  /** Seconds an access token of a person lasts from now on. Twitch: about four hours. */
  userTokenSeconds = 14_400;
  appTokenSeconds = 5_011_271;
  /** Set to an HTTP status (400 or 401) to have every refresh refused with it. */
  refuseRefreshWith: number | null = null;

  private readonly secrets = new Map<string, string>();
  private readonly codes = new Map<string, PendingCode>();
  private readonly dead = new Set<string>();
  private readonly granted = new Map<string, Set<string>>();
  private readonly connections = new Map<string, number>();
  private readonly listeners = new Set<(change: AuthorizationChange) => void>();
  private generation = 0;

  constructor(
    private readonly key: string,
    private readonly now: () => number,
  ) {}

  /** @throws OAuthRefusal 400 without an id, 403 when the secret is not the client's */
  checkClient(clientId: string, secret: string): void {
    if (clientId === "") throw new OAuthRefusal(400, "missing client id");
    if (secret === "") throw new OAuthRefusal(400, "missing client secret");
    if (!this.secrets.has(clientId)) this.secrets.set(clientId, secret);
    if (this.secrets.get(clientId) !== secret) throw new OAuthRefusal(403, "invalid client secret");
  }

  /** The person agreed: a code for the app to exchange, once, within ten minutes. */
  grantCode(grant: Omit<PendingCode, "expiresAt">): string {
    const code = randomBytes(15).toString("hex");
    this.codes.set(code, { ...grant, expiresAt: this.now() + CODE_LIFETIME_MS });
    return code;
  }

  /** @throws OAuthRefusal 400 when the code is unknown, used, late or not this client's */
  exchangeCode(code: string, clientId: string, redirectUri: string): IssuedTokens {
    const pending = this.codes.get(code);
    this.codes.delete(code);
    const fits = pending?.clientId === clientId && pending.redirectUri === redirectUri;
    if (!pending || !fits || pending.expiresAt <= this.now()) {
      throw new OAuthRefusal(400, "Invalid authorization code");
    }
    return this.issue(clientId, pending.userId, pending.scopes);
  }

  /** What somebody agreed to otherwise than by a code of `grantCode`. */
  grant(clientId: string, userId: string, scopes: readonly string[]): IssuedTokens {
    return this.issue(clientId, userId, scopes);
  }

  issueAppToken(clientId: string): { accessToken: string; expiresIn: number } {
    const accessToken = this.sign({ kind: "app", clientId, userId: null, scopes: [] }, this.appTokenSeconds);
    return { accessToken, expiresIn: this.appTokenSeconds };
  }

  /**
   * New tokens for a refresh token, which is used up by it.
   * @throws OAuthRefusal 400 for a used, revoked or foreign token; the set status while refreshes are refused
   */
  refresh(refreshToken: string, clientId: string): IssuedTokens {
    if (this.refuseRefreshWith !== null)
      throw new OAuthRefusal(this.refuseRefreshWith, "Invalid refresh token");
    const claims = readToken(this.key, refreshToken);
    const usable = claims?.kind === "refresh" && claims.clientId === clientId && this.isAlive(claims);
    if (!usable || claims.userId === null) throw new OAuthRefusal(400, "Invalid refresh token");
    this.dead.add(claims.serial);
    return this.issue(clientId, claims.userId, claims.scopes);
  }

  /** Whom this access token speaks for; undefined when it is not valid (any more). */
  identify(accessToken: string): Identity | undefined {
    const claims = readToken(this.key, accessToken);
    if (!claims || claims.kind === "refresh" || !this.isAlive(claims)) return undefined;
    if (claims.generation < this.generation || claims.expiresAt === null) return undefined;
    const { clientId, userId, scopes } = claims;
    // A token from before this start of the simulator's tells what its owner allowed.
    if (userId !== null) this.remember(clientId, userId, scopes);
    return { clientId, userId, scopes, expiresIn: Math.floor((claims.expiresAt - this.now()) / 1000) };
  }

  /** Takes back an access or refresh token. @throws OAuthRefusal 400 when it is not a valid one of the client */
  revoke(token: string, clientId: string): void {
    const claims = readToken(this.key, token);
    if (!claims || claims.clientId !== clientId || !this.isAlive(claims)) {
      throw new OAuthRefusal(400, "Invalid token");
    }
    this.dead.add(claims.serial);
  }

  /** Every access token given out so far is invalid from now on; refreshing still works. */
  expireAccessTokens(): void {
    this.generation += 1;
  }

  /** The person disconnects the app at Twitch: all tokens of theirs end, refresh tokens too. */
  disconnect(userId: string): void {
    this.connections.set(userId, this.connectionOf(userId) + 1);
    for (const key of [...this.granted.keys()]) {
      const [clientId = "", owner] = key.split("\u0000");
      if (owner !== userId) continue;
      this.granted.delete(key);
      this.tell({ what: "revoke", clientId, userId });
    }
  }

  /** Whether the person has the app connected, whatever they allowed it. */
  hasAuthorized(clientId: string, userId: string): boolean {
    return this.granted.has(grantKey(clientId, userId));
  }

  /** Calls `listener` after each change. Returns the way to stop it. */
  onAuthorization(listener: (change: AuthorizationChange) => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  /** What the person has allowed this client so far, over all sign-ins, as far as tokens that are alive or new tell. */
  grantedScopes(clientId: string, userId: string): readonly string[] {
    return [...(this.granted.get(grantKey(clientId, userId)) ?? [])].sort();
  }

  private remember(clientId: string, userId: string, scopes: readonly string[]): void {
    const key = grantKey(clientId, userId);
    const known = this.granted.get(key) ?? new Set();
    for (const scope of scopes) known.add(scope);
    this.granted.set(key, known);
  }

  private tell(change: AuthorizationChange): void {
    for (const listener of this.listeners) listener(change);
  }

  private issue(clientId: string, userId: string, scopes: readonly string[]): IssuedTokens {
    const isFirst = !this.hasAuthorized(clientId, userId);
    this.remember(clientId, userId, scopes);
    if (isFirst) this.tell({ what: "grant", clientId, userId });
    const common = { clientId, userId, scopes: [...scopes] };
    return {
      accessToken: this.sign({ kind: "user", ...common }, this.userTokenSeconds),
      refreshToken: this.sign({ kind: "refresh", ...common }, null),
      scopes,
      expiresIn: this.userTokenSeconds,
    };
  }

  private sign(
    content: Pick<Claims, "kind" | "clientId" | "userId" | "scopes">,
    seconds: number | null,
  ): string {
    return signToken(this.key, {
      ...content,
      serial: randomBytes(9).toString("base64url"),
      expiresAt: seconds === null ? null : this.now() + seconds * 1000,
      generation: this.generation,
      connection: content.userId === null ? 0 : this.connectionOf(content.userId),
    });
  }

  private isAlive(claims: Claims): boolean {
    const onTime = claims.expiresAt === null || claims.expiresAt > this.now();
    const connected = claims.userId === null || claims.connection >= this.connectionOf(claims.userId);
    return onTime && connected && !this.dead.has(claims.serial);
  }

  private connectionOf(userId: string): number {
    return this.connections.get(userId) ?? 0;
  }
}

function grantKey(clientId: string, userId: string): string {
  return `${clientId}\u0000${userId}`;
}
