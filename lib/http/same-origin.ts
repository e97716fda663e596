import { TallyError } from "@/lib/kernel/errors";

const SAFE_METHODS = ["GET", "HEAD", "OPTIONS"];

/**
 * Refuses a write that another site made a browser send with our cookie. Browsers say where a request comes
 * from in Sec-Fetch-Site, or else in Origin, and pages cannot change either. Same-site is not enough: other
 * ports of localhost and other subdomains are the same site. Without both it is no browser that sends the
 * cookie, and a program can say the Origin.
 * @throws TallyError forbidden
 */
export function assertSameOrigin(request: Request, appUrl: string): void {
  if (SAFE_METHODS.includes(request.method)) return;
  const site = request.headers.get("sec-fetch-site");
  const isOurs =
    site === null ? request.headers.get("origin") === new URL(appUrl).origin : site === "same-origin";
  if (isOurs) return;
  throw new TallyError(
    "forbidden",
    "This request comes from another site, or does not say where it comes from. Send it from a page of this site, or with its address as Origin.",
  );
}
