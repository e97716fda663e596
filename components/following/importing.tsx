"use client";
import { useTranslations } from "next-intl";
import { EmptyState } from "@/components/ui/empty-state";
import { LiveLamp } from "@/components/ui/live-lamp";

/** While the first import is under way. The list is asked for again and again meanwhile. */
export function Importing() {
  const t = useTranslations("following.importing");
  return (
    <div role="status">
      <EmptyState icon={<LiveLamp lit={false} />} title={t("title")}>
        {t("text")}
      </EmptyState>
      <Running />
    </div>
  );
}

/** For a list that already has channels in it: more are coming. */
export function ImportingStrip() {
  const t = useTranslations("following.importing");
  return (
    <div role="status" className="mb-4 overflow-clip rounded-lg border border-line bg-surface">
      <p className="px-4 py-2.5 text-ink-2">{t("strip")}</p>
      <Running />
    </div>
  );
}

/** Something goes on and nobody knows for how long. Stands still when no motion is wanted. */
function Running() {
  return <div aria-hidden className="mx-auto h-0.5 w-full max-w-xs animate-pulse rounded-full bg-accent" />;
}
