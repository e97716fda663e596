import { useTranslations } from "next-intl";
import { useTimeZone } from "@/components/ui/clock";
import { SegmentedControl } from "@/components/ui/segmented-control";
import { Select } from "@/components/ui/select";
import { preferences } from "@/lib/preferences/schema";
import type { FormPart } from "./form";
import { Section } from "./section";

const HOURS = Array.from({ length: 24 }, (_, hour) => hour);
const WEEKDAYS = [1, 2, 3, 4, 5, 6, 7] as const;

/** Whether, and when, a mail tells what was streamed. */
export function DigestSection({ draft, edit }: Pick<FormPart, "draft" | "edit">) {
  const t = useTranslations("preferences.digest");
  const here = useTimeZone();
  const { digest, digestHour, digestWeekday, zone } = draft;
  return (
    <Section title={t("title")} hint={t("hint")}>
      <SegmentedControl
        legend={t("how")}
        name="digest"
        segments={preferences.shape.digest.options.map((value) => ({ value, label: t(value) }))}
        value={digest}
        onChange={(chosen) => edit({ digest: chosen, zone: zone ?? here })}
      />
      {digest !== "off" && (
        <div className="flex flex-wrap gap-4">
          {digest === "weekly" && (
            <Select
              aria-label={t("weekday")}
              options={WEEKDAYS.map((day) => ({ value: `${day}`, label: t(`weekdays.${day}`) }))}
              value={`${digestWeekday}`}
              onChoose={(day) => edit({ digestWeekday: Number(day) })}
            />
          )}
          <Select
            aria-label={t("hour")}
            options={HOURS.map((hour) => ({
              value: `${hour}`,
              label: t("hourOption", { hour: String(hour).padStart(2, "0") }),
            }))}
            value={`${digestHour}`}
            onChoose={(hour) => edit({ digestHour: Number(hour) })}
          />
        </div>
      )}
    </Section>
  );
}
