"use client";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { CircleCheck, CircleSlash } from "lucide-react";
import { useTranslations } from "next-intl";
import { useSettled } from "@/components/commands/editor/use-settled";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { trialQuery } from "@/lib/moderation/queries";
import type { RuleDraft, Trial } from "@/lib/moderation/schema";
import { errorsOf } from "./lines";
import { doneWords } from "./words";

/** So long must nobody have typed before it is asked for, in ms. */
const SETTLE_MS = 250;

/** A line that is tried on a rule as it is being edited, and what the rule's settings lack. */
export function useTrial(login: string, text: string, draft: RuleDraft) {
  const asked = useSettled(JSON.stringify([text, draft]), SETTLE_MS);
  const [line, rule] = JSON.parse(asked) as [string, RuleDraft];
  const query = useQuery({
    ...trialQuery(login, line, rule),
    enabled: line.trim() !== "",
    placeholderData: keepPreviousData,
  });
  return {
    offence: query.data?.offence,
    isTried: query.data !== undefined && !query.isError,
    errors: errorsOf(query.error),
  };
}

interface TrialLineProps {
  text: string;
  onChange: (text: string) => void;
  trial: ReturnType<typeof useTrial>;
}

/** A line to paste, and under it what would happen to it. */
export function TrialLine({ text, onChange, trial }: TrialLineProps) {
  const t = useTranslations("moderation");
  return (
    <div className="space-y-2">
      <Field label={t("trial.label")} hint={t("trial.hint")}>
        {(wiring) => (
          <Input {...wiring} value={text} maxLength={500} onChange={({ target }) => onChange(target.value)} />
        )}
      </Field>
      <p role="status" className="flex min-h-5 items-center gap-1.5 text-sm">
        {text.trim() !== "" && trial.isTried && <Verdict offence={trial.offence ?? null} />}
      </p>
    </div>
  );
}

function Verdict({ offence }: { offence: Trial["offence"] }) {
  const t = useTranslations("moderation");
  if (!offence) {
    return (
      <>
        <CircleCheck aria-hidden className="size-4 shrink-0 text-ok" />
        {t("trial.nothing")}
      </>
    );
  }
  return (
    <>
      <CircleSlash aria-hidden className="size-4 shrink-0 text-warn" />
      <span>
        {t.rich("trial.would", {
          what: doneWords(t, offence.step),
          reason: offence.reason,
          strong: (text) => <strong className="font-semibold">{text}</strong>,
        })}
      </span>
    </>
  );
}
