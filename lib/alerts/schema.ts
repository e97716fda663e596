import { z } from "zod";

/** What there is an alert for. Adding one is adding a word here and a judge in core. */
export const alertKind = z.enum([
  "live-sync",
  "clip-files",
  "eventsub",
  "publishing-broker",
  "publishing-webhook",
  "publishing-events-lost",
]);
export type AlertKind = z.infer<typeof alertKind>;

/** Something operators have to know. */
export const alertView = z.object({
  id: z.uuid(),
  kind: alertKind,
  /** What happens, what is safe, and what happens next; as it was when the alert began. */
  summary: z.string(),
  openedAt: z.iso.datetime(),
  /** Null while it goes on. */
  closedAt: z.iso.datetime().nullable(),
});
export type AlertView = z.infer<typeof alertView>;

/** Those that go on, and the latest that are over, newest first. */
export const alertList = z.object({ open: z.array(alertView), past: z.array(alertView) });
export type AlertList = z.infer<typeof alertList>;
