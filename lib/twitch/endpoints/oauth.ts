import { z } from "zod";
import type { TwitchConfig } from "../config";
import { parseAnswer } from "../core/parse-answer";
import { refusalError, TwitchError } from "../core/twitch-error";
import { fixedAccess, type Get } from "../get";
import { addressOf, type HttpAnswer, type Transport, wordsOf } from "../transport";

/** New tokens from Twitch. */
export interface Grant {
  accessToken: string;
  /** Null for the app's own token, which has none. */
  refreshToken: string | null;
  /** Null when Twitch does not say: then they are as before. */
  scopes: string[] | null;
  expiresInSeconds: number;
}

/** What Twitch says a token is. */
export interface Validation {
  userId: string | null;
  scopes: string[];
  expiresInSeconds: number;
}

/** Twitch's OAuth endpoints that this app calls itself; the sign-in's code is exchanged by next-auth. */
export interface OAuth {
  /** A token for the app itself. */
  grantApp(): Promise<Grant>;
  /** New tokens for a refresh token. The old one may be used up by it. Null when Twitch refuses for good. */
  refresh(refreshToken: string): Promise<Grant | null>;
  /** Null when the token is not valid (any more). */
  validate(accessToken: string, signal?: AbortSignal): Promise<Validation | null>;
  /** A token that Twitch does not know is revoked already. */
  revoke(token: string): Promise<void>;
  /** Begins the Device Code flow: a person types the code at Twitch and says who they are. */
  beginDevice(scopes: readonly string[]): Promise<DeviceCode>;
  /** What came of it: tokens, once; or that nobody has typed it yet, or that nobody will. */
  redeemDevice(deviceCode: string, scopes: readonly string[]): Promise<Grant | "pending" | "over">;
}

/** What Twitch gives a program that has no browser. */
export interface DeviceCode {
  /** The program's own half, which is a secret. */
  deviceCode: string;
  userCode: string;
  /** Where the person types it; it stands in the address already. */
  verificationUri: string;
  expiresInSeconds: number;
  /** The least between two questions. */
  intervalSeconds: number;
}

const DEVICE_GRANT = "urn:ietf:params:oauth:grant-type:device_code";
/** RFC 8628 says so where nothing is told. */
const USUAL_INTERVAL_SECONDS = 5;

const deviceAnswer = z.object({
  device_code: z.string().min(1),
  user_code: z.string().min(1),
  verification_uri: z.url({ protocol: /^https?$/ }),
  expires_in: z.number().int().positive(),
  interval: z.number().int().positive().nullish(),
});

/** Used where an answer has no `expires_in`: the shortest lifetime Twitch documents for a person's token. */
const USUAL_LIFETIME_SECONDS = 4 * 3600;

const grantAnswer = z.object({
  access_token: z.string().min(1),
  refresh_token: z.string().min(1).nullish(),
  expires_in: z.number().int().nonnegative().nullish(),
  // Documented as a list; a string with spaces is what the standard says.
  scope: z
    .union([z.array(z.string()), z.string().transform((text) => text.split(" ").filter(Boolean))])
    .nullish(),
});

const validateAnswer = z.object({
  client_id: z.string(),
  user_id: z.string().nullish(),
  scopes: z.array(z.string()).nullish(),
  expires_in: z.number().int().nonnegative(),
});

export function createOAuth(
  { clientId, clientSecret, authUrl }: TwitchConfig,
  send: Transport,
  get: Get,
): OAuth {
  const askForTokens = (what: string, fields: Record<string, string>) =>
    send({
      what,
      method: "POST",
      url: addressOf(authUrl, "token"),
      form: { client_id: clientId, client_secret: clientSecret, ...fields },
    });

  return {
    async grantApp() {
      const what = "the app's token request";
      return readGrant(what, await askForTokens(what, { grant_type: "client_credentials" }));
    },
    async refresh(refreshToken) {
      const what = "a token refresh";
      const fields = { grant_type: "refresh_token", refresh_token: refreshToken };
      const answer = await askForTokens(what, fields);
      if (answer.status === 400 || answer.status === 401) return null;
      const grant = readGrant(what, answer);
      return { ...grant, refreshToken: grant.refreshToken ?? refreshToken };
    },
    async validate(accessToken, signal) {
      const what = "a token check";
      const url = addressOf(authUrl, "validate");
      const headersFor = () => ({ authorization: `OAuth ${accessToken}` });
      const answer = await get({ what, url, access: fixedAccess(accessToken), headersFor, signal }).catch(
        nullIfUnauthorized,
      );
      if (answer === null) return null;
      const { client_id, user_id, scopes, expires_in } = parseAnswer(what, validateAnswer, answer.body);
      // A token of another client opens nothing with our client id.
      if (client_id !== clientId) return null;
      return { userId: user_id ?? null, scopes: scopes ?? [], expiresInSeconds: expires_in };
    },
    async beginDevice(scopes) {
      const what = "a device code";
      const form = { client_id: clientId, scopes: scopes.join(" ") };
      const answer = await send({ what, method: "POST", url: addressOf(authUrl, "device"), form });
      if (answer.status >= 300) throw refusalError(what, answer.status, wordsOf(answer));
      const told = parseAnswer(what, deviceAnswer, answer.body);
      return {
        deviceCode: told.device_code,
        userCode: told.user_code,
        verificationUri: told.verification_uri,
        expiresInSeconds: told.expires_in,
        intervalSeconds: told.interval ?? USUAL_INTERVAL_SECONDS,
      };
    },
    async redeemDevice(deviceCode, scopes) {
      const what = "the tokens of a device";
      const fields = { device_code: deviceCode, scopes: scopes.join(" "), grant_type: DEVICE_GRANT };
      const answer = await askForTokens(what, fields);
      if (answer.status !== 400) return readGrant(what, answer);
      // Twitch tells the two apart by words alone; slow_down is what the standard adds.
      return /authorization_pending|slow_down/i.test(wordsOf(answer) ?? "") ? "pending" : "over";
    },
    async revoke(token) {
      const what = "a token's revocation";
      const form = { client_id: clientId, token };
      const answer = await send({ what, method: "POST", url: addressOf(authUrl, "revoke"), form });
      if (answer.status >= 300 && answer.status !== 400)
        throw refusalError(what, answer.status, wordsOf(answer));
    },
  };
}

function readGrant(what: string, answer: HttpAnswer): Grant {
  const { status, body } = answer;
  if (status < 200 || status >= 300) throw refusalError(what, status, wordsOf(answer));
  const { access_token, refresh_token, expires_in, scope } = parseAnswer(what, grantAnswer, body);
  return {
    accessToken: access_token,
    refreshToken: refresh_token ?? null,
    scopes: scope ?? null,
    expiresInSeconds: expires_in ?? USUAL_LIFETIME_SECONDS,
  };
}

function nullIfUnauthorized(error: unknown): null {
  if (error instanceof TwitchError && error.kind === "unauthorized") return null;
  throw error;
}
