import { createHash } from "node:crypto";
import { parseCookie } from "cookie";

/** next-auth's names for the session cookie: with the prefix on https, without on http. */
const COOKIE_NAMES = ["__Secure-next-auth.session-token", "next-auth.session-token"];

/** Under what the session in a Cookie header is stored: the SHA-256 of its token in hex. Null without a token. */
export function sessionHashOf(cookieHeader: string | undefined): string | null {
  if (!cookieHeader) return null;
  const cookies = parseCookie(cookieHeader);
  const token = COOKIE_NAMES.map((name) => cookies[name]).find(Boolean);
  return token ? createHash("sha256").update(token).digest("hex") : null;
}
