import { PUBLIC_KINDS, wantsKind } from "@/lib/events/public";

/** The public kinds that a publisher gets which chose `kinds` (null: all that need no choosing). */
export const wantedKinds = (kinds: readonly string[] | null): string[] =>
  Object.keys(PUBLIC_KINDS).filter((kind) => wantsKind(kinds, kind));
