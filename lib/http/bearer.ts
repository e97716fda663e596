import type { KeyCaller } from "@/lib/auth/identify-key";
import { KeyRefused } from "./core/key-refused";
import { type OperationInfo, scopeOf } from "./core/operation";

/**
 * What stands in an Authorization header behind "Bearer" (RFC 6750, 2.1), "" where nothing does; null when it is of
 * another scheme, as the password is that a proxy in front may ask for.
 */
export function bearerToken(header: string | null): string | null {
  const [, token] = /^bearer(?: +(.*))?$/i.exec(header?.trim() ?? "") ?? [null, null];
  return token === null ? null : (token ?? "").trim();
}

/**
 * Refuses a key that is none, and one that may not do this.
 * @throws KeyRefused
 */
export function assertKeyMay(
  key: KeyCaller | null,
  operation: OperationInfo,
  method: string,
): asserts key is KeyCaller {
  if (!key) {
    throw new KeyRefused("unauthenticated", "This key is not known, was revoked or has expired.", {
      error: "invalid_token",
    });
  }
  const scope = scopeOf(operation, method);
  if (scope !== null && key.scopes.includes(scope)) return;
  throw new KeyRefused(
    "insufficient_scope",
    scope === null ? "No key may do this: it is for people." : `This needs a key with the scope ${scope}.`,
    { error: "insufficient_scope", ...(scope !== null && { scope }) },
  );
}
