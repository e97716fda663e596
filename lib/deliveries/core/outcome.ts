import type { SkipReason } from "@/lib/preferences/schema";

/** What became of handing a delivery over. `error` is what the provider said, without secrets or addresses. */
export type Outcome =
  /** Taken over. `providerId`: what the receiving side knows it by. */
  | { kind: "sent"; providerId: string | null }
  /** Not to be sent any more; nothing is wrong. */
  | { kind: "skip"; reason: SkipReason }
  /** Not taken for now: only this one. Tried again. `afterMs`: as the provider asks. `unsure`: it may have been taken. */
  | { kind: "retry"; error: string; afterMs: number | null; unsure?: true }
  /** Refused for good. `reason` is a code for people to look up, like "address_refused" or "push_too_large". */
  | { kind: "refused"; reason: string; error: string }
  /** The provider cannot be reached, or takes nothing of anybody: this one is not to blame, and its attempt does not count. */
  | { kind: "down"; error: string };
