"use client";
import { CardSection } from "@/components/ui/card";
import { durationText } from "@/components/ui/duration-text";
import { RelativeTime } from "@/components/ui/relative-time";
import type { AlertView } from "@/lib/alerts/schema";
import { useAlerts } from "./use-alerts";

/** What was wrong lately, and for how long. */
export function PastAlerts() {
  const past = useAlerts(true)?.past ?? [];
  return (
    <CardSection title="Alerts" hint="Each ended by itself when all was well again">
      {past.length === 0 ? (
        <p className="px-4 py-6 text-ink-2">Nothing has gone wrong so far.</p>
      ) : (
        <ul className="max-h-80 divide-y divide-line overflow-y-auto">
          {past.map((alert) => (
            <li key={alert.id} className="px-4 py-2.5">
              <p className="text-pretty">{alert.summary}</p>
              <p className="mt-0.5 text-ink-3 text-xs">
                <RelativeTime at={alert.openedAt} />, for {lastedText(alert)}
              </p>
            </li>
          ))}
        </ul>
      )}
    </CardSection>
  );
}

const lastedText = ({ openedAt, closedAt }: AlertView): string =>
  durationText(Date.parse(closedAt ?? openedAt) - Date.parse(openedAt));
