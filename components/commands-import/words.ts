import type { ConflictChoice, Source } from "@/lib/commands-import/schema";

/** What the bots are called in every language. */
export const SOURCE_NAMES: Record<Source, string> = {
  tallylight: "Tallylight",
  nightbot: "Nightbot",
  streamelements: "StreamElements",
  fossabot: "Fossabot",
};

export const OUTCOME_TONES = { create: "ok", replace: "warn", skip: "plain", cannot: "danger" } as const;

/** What can be done about names that are taken. */
export const CONFLICT_CHOICES: readonly ConflictChoice[] = ["skip", "replace", "rename"];
