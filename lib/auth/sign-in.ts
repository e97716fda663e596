import { parseSetCookie } from "cookie";
import { TallyError } from "@/lib/kernel/errors";
import { callNextAuth } from "./call-next-auth";
import { VIEWER_SCOPES } from "./core/scopes";
import { nextAuthOptions } from "./next-auth-options";

/**
 * Begins a sign-in for a browser with these cookies: where to send it, and what cookies to set on the way.
 * `scopes`: what Twitch is asked to allow. Asks next-auth for its CSRF token first and hands it straight back.
 * @throws TallyError unavailable when next-auth does not give Twitch's address
 */
export async function beginSignIn(
  cookies: Record<string, string>,
  next: string,
  scopes: readonly string[] = VIEWER_SCOPES,
): Promise<{ location: string; setCookies: string[] }> {
  const options = nextAuthOptions();
  const csrf = await callNextAuth(options, { method: "GET", path: ["csrf"], cookies });
  const fresh = csrf.setCookies
    .map((text) => parseSetCookie(text))
    .map(({ name, value }) => [name, value ?? ""]);
  const answer = await callNextAuth(options, {
    method: "POST",
    path: ["signin", "twitch"],
    // Goes into Twitch's address, in place of what the provider asks by itself.
    query: { scope: scopes.join(" ") },
    cookies: { ...cookies, ...Object.fromEntries(fresh) },
    body: { csrfToken: csrfTokenOf(csrf.body), callbackUrl: next },
  });
  if (!answer.location) {
    throw new TallyError("unavailable", "The sign-in could not be started. Try again in a moment.");
  }
  return { location: answer.location, setCookies: [...csrf.setCookies, ...answer.setCookies] };
}

function csrfTokenOf(body: unknown): string {
  const token = typeof body === "object" && body !== null && "csrfToken" in body ? body.csrfToken : null;
  return typeof token === "string" ? token : "";
}
