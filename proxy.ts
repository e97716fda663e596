import { type NextRequest, NextResponse } from "next/server";
import { PAGE_PATH_HEADER } from "@/lib/auth/page-path";
import { env } from "@/lib/env/server";
import { givenRequestId, REQUEST_ID_HEADER } from "@/lib/http/core/request-id";
import {
  apiHeaders,
  contentSecurityPolicy,
  NONCE_HEADER,
  securityHeaders,
} from "@/lib/http/core/security-headers";

/** Gives every request an id, pages their own path and a nonce for their scripts, and answers safe headers. */
export function proxy(request: NextRequest): NextResponse {
  const settings = env();
  const nonce = crypto.randomUUID().replaceAll("-", "");
  const requestId = givenRequestId(request.headers.get(REQUEST_ID_HEADER)) ?? crypto.randomUUID();
  const policy = contentSecurityPolicy({
    nonce,
    appUrl: settings.APP_URL,
    realtimeUrl: settings.REALTIME_URL,
    authUrl: settings.TWITCH_AUTH_URL,
    simulatorUrl: settings.TWITCH_SIMULATOR_URL,
    development: settings.NODE_ENV === "development",
  });

  const incoming = new Headers(request.headers);
  incoming.set(REQUEST_ID_HEADER, requestId);
  incoming.set(PAGE_PATH_HEADER, `${request.nextUrl.pathname}${request.nextUrl.search}`);
  // Next reads the nonce for its own scripts from the policy.
  incoming.set("content-security-policy", policy);
  incoming.set(NONCE_HEADER, nonce);

  const response = NextResponse.next({ request: { headers: incoming } });
  const safe = isApi(request.nextUrl.pathname)
    ? apiHeaders(settings.APP_URL)
    : securityHeaders(policy, settings.APP_URL);
  for (const [name, value] of Object.entries(safe)) response.headers.set(name, value);
  response.headers.set(REQUEST_ID_HEADER, requestId);
  return response;
}

/** What programs ask; next-auth below /api/auth answers with pages as well. */
const isApi = (path: string) => path.startsWith("/api/") && !path.startsWith("/api/auth/");

// Files that never change need no id and no policy. Health must answer also when the configuration is wrong.
export const config = {
  matcher: "/((?!_next/static/|_next/image|(?:health|health/.*|healthz|metrics|favicon\\.ico)$).*)",
};
