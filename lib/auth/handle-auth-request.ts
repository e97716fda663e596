import { parseCookie, parseSetCookie } from "cookie";
import { env } from "@/lib/env/server";
import { readBytes } from "@/lib/http/read-body";
import { TallyError } from "@/lib/kernel/errors";
import { type AuthAnswer, type AuthRequest, callNextAuth } from "./call-next-auth";
import { returnPath } from "./core/return-path";
import { type AfterSignIn, nextAuthOptions } from "./next-auth-options";
import { SESSION_COOKIES, sessionHashOf } from "./session-cookie";
import { endSession } from "./sessions";

/** What of next-auth is reachable. Its log endpoint, for one, would let anybody write into ours. */
const ACTIONS = ["callback", "csrf", "error", "providers", "session", "signin", "signout"];
const LARGEST_FORM = 4_096;

/** Answers /api/auth/*. `path`: the pieces behind it. */
export async function handleAuthRequest(
  request: Request,
  path: string[],
  afterSignIn: AfterSignIn,
): Promise<Response> {
  const [action = ""] = path;
  if (!ACTIONS.includes(action)) return new Response(null, { status: 404 });
  const cookieHeader = request.headers.get("cookie");
  const cookies = onlyStrings(parseCookie(cookieHeader ?? ""));
  const query = Object.fromEntries(new URL(request.url).searchParams);
  if (action === "callback" && query.error === "access_denied") return denied(cookies);
  const asked: AuthRequest = {
    method: request.method === "POST" ? "POST" : "GET",
    path,
    query,
    cookies: action === "callback" ? withoutSession(cookies) : cookies,
  };
  const body = asked.method === "POST" ? await readForm(request) : undefined;
  if (body === "too large") return new Response(null, { status: 413 });
  const answer = await callNextAuth(nextAuthOptions(afterSignIn), { ...asked, ...(body && { body }) });
  const replaced = sessionHashOf(cookieHeader);
  if (action === "callback" && replaced && bringsSession(answer)) await endSession(replaced);
  return toResponse(answer);
}

/**
 * Signing in while signed in means to change the person: next-auth would link the second Twitch account to
 * the first person, or refuse. Without the old session it makes a new one; the old one is ended afterwards.
 */
function withoutSession(cookies: Record<string, string>): Record<string, string> {
  return Object.fromEntries(Object.entries(cookies).filter(([name]) => !SESSION_COOKIES.includes(name)));
}

const bringsSession = (answer: AuthAnswer) =>
  answer.setCookies
    .map((text) => parseSetCookie(text))
    .some((c) => c.value && SESSION_COOKIES.includes(c.name));

/** Who said no at Twitch is told so, and may come back to where they wanted to go. next-auth has no word for it. */
function denied(cookies: Record<string, string>): Response {
  const { origin } = new URL(env().APP_URL);
  const wanted = cookies["__Secure-next-auth.callback-url"] ?? cookies["next-auth.callback-url"] ?? "";
  const path = wanted.startsWith(`${origin}/`) ? wanted.slice(origin.length) : undefined;
  const query = new URLSearchParams({ error: "AccessDenied", next: returnPath(path) });
  return new Response(null, { status: 302, headers: { location: `${origin}/sign-in?${query}` } });
}

async function readForm(request: Request): Promise<Record<string, string> | "too large" | undefined> {
  const bytes = await readBytes(request, LARGEST_FORM).catch((error: unknown) => {
    if (error instanceof TallyError && error.code === "too_large") return null;
    throw error;
  });
  if (!bytes) return "too large";
  if (request.headers.get("content-type")?.startsWith("application/x-www-form-urlencoded")) {
    return Object.fromEntries(new URLSearchParams(bytes.toString()));
  }
  return undefined;
}

function toResponse({ status, headers, setCookies, body }: AuthAnswer): Response {
  const out = new Headers(headers);
  for (const text of setCookies) out.append("set-cookie", text);
  if (body === null || body === undefined) return new Response(null, { status, headers: out });
  if (typeof body === "string") return new Response(body, { status, headers: out });
  return Response.json(body, { status, headers: out });
}

function onlyStrings(cookies: Record<string, string | undefined>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(cookies).filter((entry): entry is [string, string] => entry[1] !== undefined),
  );
}
