import { useTranslations } from "next-intl";
import { useTimeZone } from "@/components/ui/clock";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { NumberField } from "@/components/ui/number-field";
import { SwitchRow } from "@/components/ui/switch-row";
import type { FormPart } from "./form";
import { Section } from "./section";
import { ZoneField } from "./zone-field";

const NIGHT = { from: "22:00", to: "07:00" };

/** When mails and pushes wait. */
export function CalmSection({ draft, errors, edit }: FormPart) {
  const t = useTranslations("preferences.calm");
  const here = useTimeZone();
  const { quietHours, zone } = draft;
  return (
    <Section title={t("title")} hint={t("hint")}>
      <SwitchRow
        label={t("quiet")}
        hint={t("quietHint")}
        checked={quietHours !== null}
        onChange={(on) => edit({ quietHours: on ? NIGHT : null, zone: zone ?? here })}
      />
      {quietHours && (
        <div className="flex flex-wrap gap-4">
          {(["from", "to"] as const).map((end) => (
            <Field key={end} label={t(end)} error={errors[`quietHours.${end}`]}>
              {(wiring) => (
                <Input
                  {...wiring}
                  type="time"
                  required
                  value={quietHours[end]}
                  className="w-32 tabular-nums"
                  onChange={({ target }) => edit({ quietHours: { ...quietHours, [end]: target.value } })}
                />
              )}
            </Field>
          ))}
        </div>
      )}
      <ZoneField zone={zone} error={errors.zone} onChange={(chosen) => edit({ zone: chosen })} />
      <NumberField
        label={t("limit")}
        unit={t("limitUnit")}
        hint={t("limitHint")}
        value={draft.hourlyLimit}
        min={1}
        max={60}
        error={errors.hourlyLimit}
        onChange={(hourlyLimit) => edit({ hourlyLimit: hourlyLimit ?? Number.NaN })}
      />
    </Section>
  );
}
