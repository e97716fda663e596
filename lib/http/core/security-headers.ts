/** The request header in which the proxy tells pages the nonce for a script of their own. */
export const NONCE_HEADER = "x-tallylight-nonce";

interface Surroundings {
  /** Allows the scripts of this one page. */
  nonce: string;
  /** The address people open. */
  appUrl: string;
  realtimeUrl: string;
  /** Twitch's OAuth: a sign-in is sent on to it. */
  authUrl: string;
  /** Where pictures and the player come from when Twitch is simulated. */
  simulatorUrl: string | undefined;
  /** `next dev` evaluates code it has fetched and reloads over a socket of its own. */
  development: boolean;
}

/**
 * What a page may load, and from where: its own scripts by nonce and what those load, styles of its own and
 * inline ones (rows are placed by them), pictures over https, videos of its own, Twitch's player, and the sidecar's
 * socket.
 */
export function contentSecurityPolicy(around: Surroundings): string {
  const { nonce, realtimeUrl, authUrl, simulatorUrl, development } = around;
  const realtime = new URL(realtimeUrl).origin;
  const directives: Record<string, (string | undefined | false)[]> = {
    "default-src": ["'self'"],
    "script-src": ["'self'", `'nonce-${nonce}'`, "'strict-dynamic'", development && "'unsafe-eval'"],
    "style-src": ["'self'", "'unsafe-inline'"],
    "img-src": ["'self'", "data:", "https:", simulatorUrl && new URL(simulatorUrl).origin],
    "media-src": ["'self'"],
    // Twitch's player of clips, for those whose video is not kept here.
    "frame-src": ["https://clips.twitch.tv", simulatorUrl && new URL(simulatorUrl).origin],
    "font-src": ["'self'"],
    "connect-src": ["'self'", realtime, realtime.replace(/^http/, "ws"), development && "ws:"],
    // Else script-src would stand for it, which trusts what a script loads and not the site itself.
    "worker-src": ["'self'"],
    "object-src": ["'none'"],
    "base-uri": ["'none'"],
    // Signing in without JavaScript posts to ourselves, which sends on to Twitch, which may send on to its own
    // sign-in page: browsers hold every step to this list.
    "form-action": ["'self'", new URL(authUrl).origin, "https://*.twitch.tv"],
    "frame-ancestors": ["'none'"],
  };
  return Object.entries(directives)
    .map(([name, sources]) => [name, ...sources.filter(Boolean)].join(" "))
    .join("; ");
}

/** An answer of the API is no page: it loads nothing, and nothing frames it. */
const API_CONTENT_SECURITY_POLICY = "default-src 'none'; frame-ancestors 'none'";

const SECONDS_OF_A_YEAR = 31_536_000;

/** Every header of a response that keeps browsers from doing what they should not; `policy` is for its content. */
export function securityHeaders(policy: string, appUrl: string): Record<string, string> {
  return {
    "content-security-policy": policy,
    "referrer-policy": "strict-origin-when-cross-origin",
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
    "x-permitted-cross-domain-policies": "none",
    "permissions-policy": "camera=(), microphone=(), geolocation=(), payment=(), usb=()",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    ...(appUrl.startsWith("https:") && {
      "strict-transport-security": `max-age=${SECONDS_OF_A_YEAR}`,
    }),
  };
}

/** Those of an answer of the API. */
export const apiHeaders = (appUrl: string) => securityHeaders(API_CONTENT_SECURITY_POLICY, appUrl);
