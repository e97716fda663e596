"use client";
import { useTranslations } from "next-intl";
import { useId } from "react";
import { Button } from "@/components/ui/button";
import { SegmentedControl } from "@/components/ui/segmented-control";
import { Sheet } from "@/components/ui/sheet";
import { SwitchRow } from "@/components/ui/switch-row";
import type { BroadcasterOverride } from "@/lib/preferences/schema";
import type { Draft } from "./form";
import { RulesFields } from "./rules-fields";
import { useOverride } from "./use-override";
import { errorsOf } from "./use-preferences";
import { WAYS } from "./words";

interface OverrideFormProps {
  override: BroadcasterOverride;
  general: Draft;
  onClose: () => void;
}

const NOTHING = { inApp: null, email: null, push: null, changes: null, rules: null, muted: false };

/** Each way as for all, on or off; own rules or those for all; or nothing at all. */
export function OverrideForm({ override, general, onClose }: OverrideFormProps) {
  const t = useTranslations("preferences");
  const formId = useId();
  const { draft, edit, changed, saving } = useOverride(override, onClose);
  const { muted, rules } = draft;
  const errors = errorsOf(saving.error);
  const differs = muted || rules !== null || WAYS.some((way) => draft[way] !== null);
  return (
    <Sheet
      open
      onClose={onClose}
      title={t("overrides.openFor", { name: override.broadcaster.displayName })}
      footer={
        <div className="flex flex-wrap items-center gap-2">
          <Button disabled={!differs} onClick={() => edit(NOTHING)}>
            {t("override.reset")}
          </Button>
          <p role="status" className="min-w-0 flex-1 text-danger">
            {saving.error && Object.keys(errors).length === 0 ? saving.error.message : ""}
          </p>
          <Button onClick={onClose}>{t("override.close")}</Button>
          <Button type="submit" form={formId} look="primary" disabled={!changed} busy={saving.isPending}>
            {t("override.save")}
          </Button>
        </div>
      }
    >
      <form
        id={formId}
        noValidate
        className="space-y-5 p-5"
        onSubmit={(event) => {
          event.preventDefault();
          if (changed && !saving.isPending) saving.mutate();
        }}
      >
        <SwitchRow
          label={t("override.mute")}
          hint={t("override.muteHint")}
          checked={muted}
          onChange={(next) => edit({ muted: next })}
        />
        {!muted &&
          WAYS.map((way) => (
            <TriState
              key={way}
              name={way}
              label={t(`ways.${way}`)}
              value={draft[way]}
              general={general[way]}
              onChange={(next) => edit({ [way]: next })}
            />
          ))}
        {!muted && (
          <SwitchRow
            label={t("override.ownRules")}
            hint={t("override.ownRulesHint")}
            checked={rules !== null}
            onChange={(own) => edit({ rules: own ? general.rules : null })}
          />
        )}
        {!muted && rules !== null && (
          <div className="space-y-5 border-line border-l-2 pl-4">
            <RulesFields rules={rules} errors={errors} onChange={(next) => edit({ rules: next })} />
          </div>
        )}
      </form>
    </Sheet>
  );
}

interface TriStateProps {
  name: string;
  label: string;
  value: boolean | null;
  general: boolean;
  onChange: (value: boolean | null) => void;
}

function TriState({ name, label, value, general, onChange }: TriStateProps) {
  const t = useTranslations("preferences.override");
  return (
    <div className="flex flex-wrap items-center justify-between gap-x-6 gap-y-2">
      {/* The group's own legend says it to screen readers. */}
      <span aria-hidden className="font-medium">
        {label}
      </span>
      <SegmentedControl
        legend={label}
        name={`override-${name}`}
        segments={[
          { value: "all", label: t("asForAllIs", { state: general ? "on" : "off" }) },
          { value: "on", label: t("on") },
          { value: "off", label: t("off") },
        ]}
        value={value === null ? "all" : value ? "on" : "off"}
        onChange={(next) => onChange(next === "all" ? null : next === "on")}
        className="whitespace-nowrap max-sm:w-full"
      />
    </div>
  );
}
