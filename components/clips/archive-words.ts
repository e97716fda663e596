import type { ClipArchiveStatus } from "@/lib/clips/schema";

/** How the archive stands, in one word: what the page says about it. */
export type ArchiveState = "off" | "failing" | "notBegun" | "reading" | "complete" | "incomplete";

/** The first that holds: what needs somebody comes before what goes on by itself. */
export function archiveState({
  enabled,
  lastError,
  backfill,
}: Pick<ClipArchiveStatus, "enabled" | "lastError" | "backfill">): ArchiveState {
  if (!enabled) return "off";
  if (lastError !== null) return "failing";
  if (backfill.share === null) return "notBegun";
  if (backfill.windows.todo > 0 || backfill.endedAt === null) return "reading";
  return backfill.windows.capped > 0 ? "incomplete" : "complete";
}

/** In percent with one decimal, and 100 only when nothing is missing. */
export const percentOf = (share: number | null): number =>
  share === null ? 0 : share >= 1 ? 100 : Math.min(99.9, Math.floor(share * 1_000) / 10);
