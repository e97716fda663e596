"use client";
import { useTranslations } from "next-intl";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { SwitchRow } from "@/components/ui/switch-row";
import type { TimerDraft, TimerProblems } from "./draft";

interface TimerSettingsProps {
  draft: TimerDraft;
  problems: TimerProblems;
  edit: (change: Partial<TimerDraft>) => void;
}

/** How often a timer is said, and what it is called. */
export function TimerSettings({ draft, problems, edit }: TimerSettingsProps) {
  const t = useTranslations("timers");
  return (
    <div className="space-y-5 border-line border-t px-5 py-5">
      <div className="grid gap-4 sm:grid-cols-2">
        <Field label={t("settings.every")} hint={t("settings.everyHint")} error={problems.everyMinutes}>
          {(wiring) => (
            <Input
              {...wiring}
              value={draft.everyMinutes}
              inputMode="numeric"
              autoComplete="off"
              maxLength={6}
              className="tabular-nums"
              onChange={({ target }) => edit({ everyMinutes: target.value })}
            />
          )}
        </Field>
        <Field label={t("settings.after")} hint={t("settings.afterHint")} error={problems.minLines}>
          {(wiring) => (
            <Input
              {...wiring}
              value={draft.minLines}
              inputMode="numeric"
              autoComplete="off"
              maxLength={6}
              className="tabular-nums"
              onChange={({ target }) => edit({ minLines: target.value })}
            />
          )}
        </Field>
      </div>
      <Field label={t("settings.name")} hint={t("settings.nameHint")} error={problems.name}>
        {(wiring) => (
          <Input
            {...wiring}
            value={draft.name}
            maxLength={60}
            autoComplete="off"
            placeholder={t("first.exampleName")}
            onChange={({ target }) => edit({ name: target.value })}
          />
        )}
      </Field>
      <SwitchRow
        label={t("settings.live")}
        hint={t("settings.liveHint")}
        checked={draft.onlineOnly}
        onChange={(onlineOnly) => edit({ onlineOnly })}
      />
      <SwitchRow
        label={t("settings.on")}
        hint={t("settings.onHint")}
        checked={draft.enabled}
        onChange={(enabled) => edit({ enabled })}
      />
    </div>
  );
}
