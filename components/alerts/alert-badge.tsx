"use client";
import { TriangleAlert } from "lucide-react";
import { useTranslations } from "next-intl";
import { useAlerts } from "./use-alerts";

/** Beside a destination: something there is wrong. */
export function AlertBadge({ className }: { className?: string }) {
  const t = useTranslations("alerts");
  const open = useAlerts(true)?.open ?? [];
  if (open.length === 0) return null;
  return (
    <span className={className}>
      <TriangleAlert aria-hidden className="size-4 text-danger" />
      <span className="sr-only">{t("wrong")}</span>
    </span>
  );
}
