import { createHash } from "node:crypto";
import { parseCookie } from "cookie";

/** next-auth's names for the session cookie: with the prefix on https, without on http. */
export const SESSION_COOKIES: readonly string[] = [
  "__Secure-next-auth.session-token",
  "next-auth.session-token",
];

/** Under what a session is stored: the SHA-256 of its token in hex. */
export const hashOfToken = (token: string): string => createHash("sha256").update(token).digest("hex");

/** Under what the session in a Cookie header is stored; null when there is no token in it. */
export function sessionHashOf(cookieHeader: string | null | undefined): string | null {
  if (!cookieHeader) return null;
  const cookies = parseCookie(cookieHeader);
  const token = SESSION_COOKIES.map((name) => cookies[name]).find(Boolean);
  return token ? hashOfToken(token) : null;
}
