import type { SyncLogEntry } from "../schema";

/** A log entry in words that can stand side by side; null where there is nothing to say. */
export interface ChangeWords {
  before: string | null;
  after: string | null;
  /** When the stream was last seen (went_offline), or had been thought to have ended (reopened). */
  endedAt: string | null;
}

/**
 * What a log entry says for people: the old and the new title or category, or the stream that began or ended.
 * `before` and `after` are what was recorded at the time; anything of an unexpected shape is left out.
 */
export function changeWords(entry: Pick<SyncLogEntry, "kind" | "before" | "after">): ChangeWords {
  const { kind, before, after } = entry;
  switch (kind) {
    case "title_changed":
      return { before: textIn(before, "title"), after: textIn(after, "title"), endedAt: null };
    case "category_changed":
      return { before: textIn(before, "categoryName"), after: textIn(after, "categoryName"), endedAt: null };
    case "went_live":
      return { before: null, after: showIn(after), endedAt: null };
    case "restarted":
      return { before: showIn(before), after: showIn(after), endedAt: null };
    case "reopened":
      return { before: null, after: showIn(after), endedAt: textIn(before, "endedAt") };
    case "went_offline":
      return { before: showIn(before), after: null, endedAt: textIn(after, "endedAt") };
  }
}

/** "Title · Category", or what there is of it. */
function showIn(values: Record<string, unknown>): string | null {
  const parts = [textIn(values, "title"), textIn(values, "categoryName")].filter((part) => part !== null);
  return parts.join(" · ") || null;
}

function textIn(values: Record<string, unknown>, key: string): string | null {
  const value = values[key];
  return typeof value === "string" && value !== "" ? value : null;
}
