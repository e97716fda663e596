"use client";
import { useTranslations } from "next-intl";
import { CardSection } from "@/components/ui/card";
import { RelativeTime } from "@/components/ui/relative-time";
import { useFailureText } from "@/components/ui/use-failure-text";
import { useFormats } from "@/components/ui/use-formats";
import type { AlertView } from "@/lib/alerts/schema";
import type { Formats } from "@/lib/i18n/format";
import { useAlerts } from "./use-alerts";

/** What was wrong lately, and for how long. */
export function PastAlerts() {
  const failure = useFailureText();
  const formats = useFormats();
  const t = useTranslations("alerts");
  const past = useAlerts(true)?.past ?? [];
  return (
    <CardSection title={t("past.title")} hint={t("past.hint")}>
      {past.length === 0 ? (
        <p className="px-4 py-6 text-ink-2">{t("past.none")}</p>
      ) : (
        <ul
          aria-label={t("past.title")}
          // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
          tabIndex={0}
          className="max-h-80 divide-y divide-line overflow-y-auto focus-visible:outline-offset-[-2px]"
        >
          {past.map((alert) => (
            <li key={alert.id} className="px-4 py-2.5">
              <p className="text-pretty">{failure(alert.summary)}</p>
              <p className="mt-0.5 text-ink-3 text-xs">
                {t.rich("past.lasted", {
                  time: () => <RelativeTime at={alert.openedAt} />,
                  span: lastedText(formats, alert),
                })}
              </p>
            </li>
          ))}
        </ul>
      )}
    </CardSection>
  );
}

const lastedText = (formats: Formats, { openedAt, closedAt }: AlertView): string =>
  formats.duration(Date.parse(closedAt ?? openedAt) - Date.parse(openedAt));
