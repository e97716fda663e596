import type { ApiKey } from "@/lib/api-keys/schema";

export type Standing = "good" | "expired" | "revoked";

/** Whether a key does. One that was revoked stays so, also when its time has come. */
export function standingOf(
  { revokedAt, expiresAt }: Pick<ApiKey, "revokedAt" | "expiresAt">,
  now: number,
): Standing {
  if (revokedAt !== null) return "revoked";
  return expiresAt !== null && Date.parse(expiresAt) <= now ? "expired" : "good";
}
