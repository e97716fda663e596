import type { Translate } from "@/lib/i18n/types";
import { lasting } from "@/lib/moderation/queries";
import type { ModerationAction, RuleKind, Step } from "@/lib/moderation/schema";

type Words = Translate<"moderation">;

/** The rules as the page shows them: what most channels want first. */
export const SHOWN_RULES: readonly RuleKind[] = [
  "links",
  "words",
  "caps",
  "repetition",
  "symbols",
  "emotes",
  "patterns",
];

/** "warned", "timed out for 10 min". */
export function doneWords(
  t: Words,
  step: Pick<Step, "action"> & { seconds?: number | null | undefined },
): string {
  return step.action === "timeout"
    ? t("done.timeout", { time: lasting(step.seconds ?? 0) })
    : t(`done.${step.action}`);
}

/** What became of an action, in words. */
export function stateWords(t: Words, { state, action, seconds, undoneBy }: ModerationAction): string {
  switch (state) {
    case "done":
      return doneWords(t, { action, seconds }).replace(/^./, (letter) => letter.toUpperCase());
    case "undone":
      return undoneBy === null ? t("state.undone") : t("state.undoneBy", { name: undoneBy });
    case "queued":
    case "failed":
      return t(`state.${state}`);
  }
}
