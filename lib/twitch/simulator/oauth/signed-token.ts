import { createHmac, timingSafeEqual } from "node:crypto";
import { z } from "zod";

const claims = z.object({
  kind: z.enum(["app", "user", "refresh"]),
  /** Of this token alone. */
  serial: z.string(),
  clientId: z.string(),
  userId: z.string().nullable(),
  scopes: z.array(z.string()),
  /** ms since the epoch; null: never */
  expiresAt: z.number().nullable(),
  /** Tokens older than the last "expire all" have a smaller number. */
  generation: z.number(),
  /** The same for one person's connection to the app. */
  connection: z.number(),
});
export type Claims = z.infer<typeof claims>;

/**
 * Tokens carry what they stand for, signed, so that people stay signed in to the app when the simulator
 * is started anew: it has nothing on disk. Clients must treat them as opaque, as they must Twitch's.
 */
export function signToken(key: string, content: Claims): string {
  const body = Buffer.from(JSON.stringify(content)).toString("base64url");
  return `${body}.${signature(key, body)}`;
}

/** What the token stands for; undefined when it was not made with this key. Does not look at the time. */
export function readToken(key: string, token: string): Claims | undefined {
  const [body = "", given = ""] = token.split(".");
  const expected = Buffer.from(signature(key, body));
  const actual = Buffer.from(given);
  if (expected.length !== actual.length || !timingSafeEqual(expected, actual)) return undefined;
  return claims.parse(JSON.parse(Buffer.from(body, "base64url").toString("utf8")));
}

function signature(key: string, body: string): string {
  return createHmac("sha256", key).update(body).digest("base64url").slice(0, 22);
}
