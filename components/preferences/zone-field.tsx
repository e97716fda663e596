"use client";
import { useLocale, useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import { useNow, useTimeZone } from "@/components/ui/clock";
import { Field } from "@/components/ui/field";
import { formatsFor } from "@/lib/i18n/format";
import { ChoicePicker } from "./choice-picker";
import { shownZone } from "./shown-zone";

interface ZoneFieldProps {
  zone: string | null;
  error: string | undefined;
  onChange: (zone: string) => void;
}

/** In which zone the person's hours are meant; the browser's own is one press away. */
export function ZoneField({ zone, error, onChange }: ZoneFieldProps) {
  const t = useTranslations("preferences.calm");
  const locale = useLocale();
  const here = useTimeZone();
  const now = useNow(10_000);
  const shown = shownZone(zone);
  const choices = ["UTC", ...Intl.supportedValuesOf("timeZone")].map((value) => ({
    value,
    label: named(value),
  }));
  return (
    <Field
      label={t("zone")}
      hint={t("zoneHint", { time: formatsFor(locale, shown).clock(now) })}
      error={error}
    >
      {(wiring) => (
        <span className="flex flex-wrap items-center gap-2">
          <ChoicePicker
            {...wiring}
            label={t("zone")}
            choices={choices}
            placeholder={t("findZone")}
            none={t("noZone")}
            onChoose={onChange}
          >
            <span className="truncate">{zone === null ? t("unknownZone") : named(zone)}</span>
          </ChoicePicker>
          {zone !== here && (
            <Button look="quiet" className="max-sm:-ml-3.5" onClick={() => onChange(here)}>
              {t("useHere", { zone: named(here) })}
            </Button>
          )}
        </span>
      )}
    </Field>
  );
}

const named = (zone: string): string => zone.replaceAll("_", " ");
