import type { FieldProblem } from "@/lib/kernel/errors";
import { type ChatTimer, type NewTimer, newTimer, type TimerChangeInput } from "@/lib/timers/schema";

/** A timer as its form holds it: numbers as they are typed. */
export interface TimerDraft {
  name: string;
  message: string;
  everyMinutes: string;
  minLines: string;
  onlineOnly: boolean;
  enabled: boolean;
}

export type TimerProblems = Partial<Record<keyof TimerDraft, string>>;

/** What a form for a new one begins with. */
export const EMPTY_DRAFT: TimerDraft = {
  name: "",
  message: "",
  everyMinutes: "15",
  minLines: "5",
  onlineOnly: true,
  enabled: true,
};

export const draftOf = (timer: ChatTimer): TimerDraft => ({
  name: timer.name,
  message: timer.message,
  everyMinutes: String(timer.everyMinutes),
  minLines: String(timer.minLines),
  onlineOnly: timer.onlineOnly,
  enabled: timer.enabled,
});

/** What is to be made of it, or what is wrong with each field. */
export function readDraft(
  draft: TimerDraft,
): { timer: NewTimer; problems: null } | { timer: null; problems: TimerProblems } {
  const parsed = newTimer.safeParse({
    ...draft,
    everyMinutes: numberOf(draft.everyMinutes),
    minLines: numberOf(draft.minLines),
  });
  if (parsed.success) return { timer: parsed.data, problems: null };
  return {
    timer: null,
    problems: problemsOf(
      parsed.error.issues.map(({ path, message }) => ({ field: path.join("."), message })),
    ),
  };
}

/** What is to be sent of a timer that exists: what was changed. */
export function changeOf(timer: NewTimer, changed: Partial<TimerDraft>): TimerChangeInput {
  const fields = Object.keys(changed) as (keyof TimerDraft)[];
  return Object.fromEntries(fields.map((field) => [field, timer[field]]));
}

/** The first that is said of each field of the form. */
export const problemsOf = (fields: readonly FieldProblem[]): TimerProblems =>
  Object.fromEntries(
    fields
      .filter(({ field }) => field in EMPTY_DRAFT)
      .toReversed()
      .map(({ field, message }) => [field, message]),
  );

/** Nothing is no number, though JavaScript makes 0 of it. */
const numberOf = (typed: string): number => (typed.trim() === "" ? Number.NaN : Number(typed));
