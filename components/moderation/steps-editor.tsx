"use client";
import { Plus, X } from "lucide-react";
import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import { IconButton } from "@/components/ui/icon-button";
import { Input } from "@/components/ui/input";
import { Select } from "@/components/ui/select";
import type { Step } from "@/lib/moderation/schema";

const ACTIONS: readonly Step["action"][] = ["warn", "delete", "timeout", "ban"];
const MOST_STEPS = 8;
const FIRST_TIMEOUT = 600;

interface StepsEditorProps {
  steps: readonly Step[];
  errors: Readonly<Record<string, string>>;
  onChange: (steps: Step[]) => void;
}

/** What is done about a first offence, a second, and so on. */
export function StepsEditor({ steps, errors, onChange }: StepsEditorProps) {
  const t = useTranslations("moderation");
  const put = (at: number, step: Step) => onChange(steps.map((one, place) => (place === at ? step : one)));
  return (
    <fieldset>
      <legend className="mb-1.5 font-medium">{t("steps.title")}</legend>
      <ol className="space-y-2">
        {steps.map((step, at) => {
          const place = t(at === steps.length - 1 ? "steps.placeAndLater" : "steps.place", { place: at + 1 });
          const wrong = errors[`steps.${at}.seconds`];
          return (
            // biome-ignore lint/suspicious/noArrayIndexKey: a step is its place
            <li key={at} className="flex flex-wrap items-center gap-2">
              <div className="flex min-h-9 w-full items-center justify-between">
                <span className="text-ink-2">{place}</span>
                {steps.length > 1 && (
                  <IconButton
                    label={t("steps.remove", { place })}
                    onClick={() => onChange(steps.filter((_, other) => other !== at))}
                  >
                    <X aria-hidden />
                  </IconButton>
                )}
              </div>
              <Select
                aria-label={place}
                options={ACTIONS.map((value) => ({ value, label: t(`steps.actions.${value}`) }))}
                value={step.action}
                onChoose={(action) =>
                  put(at, action === "timeout" ? { action, seconds: FIRST_TIMEOUT } : { action })
                }
              />
              {step.action === "timeout" && (
                <span className="inline-flex items-center gap-2">
                  <Input
                    type="number"
                    aria-label={t("steps.secondsOf", { place })}
                    aria-invalid={wrong ? true : undefined}
                    min={1}
                    max={1_209_600}
                    value={Number.isNaN(step.seconds) ? "" : step.seconds}
                    className="w-28 tabular-nums"
                    onChange={({ target }) => put(at, { action: "timeout", seconds: target.valueAsNumber })}
                  />
                  {t("conduct.seconds")}
                </span>
              )}
              {wrong && <span className="text-danger text-xs">{t("steps.wrongSeconds", { wrong })}</span>}
            </li>
          );
        })}
      </ol>
      {steps.length < MOST_STEPS && (
        <Button
          size="small"
          className="mt-2"
          onClick={() => onChange([...steps, { action: "timeout", seconds: FIRST_TIMEOUT }])}
        >
          <Plus aria-hidden />
          {t("steps.add")}
        </Button>
      )}
    </fieldset>
  );
}
