import type { Draft, DraftField, DraftProblems } from "../draft";

/** What each part of the form is given. */
export interface FormPart {
  draft: Draft;
  /** Those that are to be shown: of fields that were touched. */
  problems: DraftProblems;
  edit: (change: Partial<Draft>) => void;
}

/** Whether one of these fields is wrong. */
export const anyWrong = (problems: DraftProblems, fields: readonly DraftField[]): boolean =>
  fields.some((field) => problems[field] !== undefined);
