"use client";
import { useTranslations } from "next-intl";
import { useId } from "react";
import { CardSection } from "@/components/ui/card";
import { Select } from "@/components/ui/select";
import { useInterval } from "./use-roles";
import { intervalsWith, intervalWords } from "./words";

interface IntervalCardProps {
  login: string;
  intervalMinutes: number;
}

/** How often the lists are read by themselves, changed in place. */
export function IntervalCard({ login, intervalMinutes }: IntervalCardProps) {
  const t = useTranslations("roles");
  const changing = useInterval(login);
  const id = useId();
  return (
    <CardSection title={t("interval.title")}>
      <div className="space-y-2 p-4">
        <p aria-hidden className="font-medium">
          {t("interval.label")}
        </p>
        <Select
          aria-label={t("interval.label")}
          aria-describedby={id}
          aria-invalid={changing.isError || undefined}
          options={intervalsWith(intervalMinutes).map((minutes) => ({
            value: `${minutes}`,
            label: intervalWords(t, minutes),
          }))}
          value={`${intervalMinutes}`}
          onChoose={(minutes) => changing.mutate(Number(minutes))}
          className="w-full max-w-56"
        />
        {changing.isError && (
          <p role="alert" className="text-danger text-xs">
            {changing.error.detail}
          </p>
        )}
        <p id={id} className="text-pretty text-ink-3 text-xs">
          {t("interval.hint", { span: intervalWords(t, intervalMinutes) })}
        </p>
      </div>
    </CardSection>
  );
}
