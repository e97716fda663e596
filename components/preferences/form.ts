import type { Preferences } from "@/lib/preferences/schema";

/** What the form holds: all but the version. */
export type Draft = Omit<Preferences, "version">;

/** What each part of the form is given. */
export interface FormPart {
  draft: Draft;
  /** What the server says is wrong, by field: "rules.pattern". */
  errors: Readonly<Record<string, string>>;
  edit: (change: Partial<Draft>) => void;
}

export const draftOf = ({ version: _, ...draft }: Preferences): Draft => draft;
