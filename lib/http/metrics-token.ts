import { createHash, timingSafeEqual } from "node:crypto";

/**
 * Whether somebody who sends this Authorization header is shown the figures of a process: where no token is set
 * everybody who reaches it, otherwise only who has the token.
 */
export const mayReadMetrics = (
  authorization: string | null | undefined,
  token: string | undefined,
): boolean => token === undefined || timingSafeEqual(digest(authorization ?? ""), digest(`Bearer ${token}`));

/** Of one length, whatever is sent. */
const digest = (text: string) => createHash("sha256").update(text).digest();
