"use client";
import { TriangleAlert } from "lucide-react";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { RelativeTime } from "@/components/ui/relative-time";
import { useFailureText } from "@/components/ui/use-failure-text";
import { useAlerts } from "./use-alerts";

/** What is wrong, on every page an operator looks at, for as long as it goes on. */
export function AlertStrip({ operator }: { operator: boolean }) {
  const failure = useFailureText();
  const t = useTranslations("alerts");
  const open = useAlerts(operator)?.open ?? [];
  return (
    <div role="status">
      {open.map((alert) => (
        <p
          key={alert.id}
          className="flex items-start gap-2 border-line border-b bg-surface px-4 py-2 text-pretty text-sm md:px-6"
        >
          <TriangleAlert aria-hidden className="mt-0.5 size-4 shrink-0 text-danger" />
          <span className="min-w-0">
            <Link
              href="/admin/sync"
              className="rounded font-medium text-danger underline-offset-2 hover:underline"
            >
              {t(`kind.${alert.kind}`)}
            </Link>{" "}
            <span className="text-ink-3">
              {t.rich("since", { time: () => <RelativeTime at={alert.openedAt} /> })}
            </span>{" "}
            <span className="text-ink-2">{failure(alert.summary)}</span>
          </span>
        </p>
      ))}
    </div>
  );
}
