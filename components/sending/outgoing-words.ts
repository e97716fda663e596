import type { OutgoingMessage } from "@/lib/sending/schema";

/** How it looks: a badge's tone. */
export const STATE_TONES = {
  queued: "accent",
  sending: "accent",
  sent: "ok",
  dropped: "danger",
  unknown: "warn",
} as const satisfies Record<OutgoingMessage["state"], string>;
