/**
 * Where a request comes from, as the proxy in front says in X-Forwarded-For; null without one. Who talks to the process
 * directly can say anything there.
 */
export const addressOf = (headers: Headers): string | null =>
  headers.get("x-forwarded-for")?.split(",")[0]?.trim() || null;
