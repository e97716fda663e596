import type { ReactNode } from "react";

/** Tags of this manual's texts: what is stressed, and what is written just so. */
export const INLINE_TAGS = {
  b: (text: ReactNode) => <strong className="font-semibold text-ink">{text}</strong>,
  c: (text: ReactNode) => <code className="font-mono text-[0.9em]">{text}</code>,
};
