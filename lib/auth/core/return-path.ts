const HOME = "/dashboard";
/** Only for taking addresses apart; nothing is ever asked of it. */
const HERE = "http://here.invalid";

/**
 * Where to go after signing in. Only a path on this site passes: anything that a browser would read as
 * another address (`//host`, `/\host`, `javascript:`), and the sign-in page itself, becomes the dashboard.
 */
export function returnPath(wanted: string | undefined): string {
  if (!wanted?.startsWith("/")) return HOME;
  const url = URL.canParse(wanted, HERE) ? new URL(wanted, HERE) : null;
  if (url?.origin !== HERE || url.pathname.startsWith("//")) return HOME;
  if (url.pathname === "/sign-in" || url.pathname.startsWith("/api/")) return HOME;
  return url.pathname + url.search + url.hash;
}
