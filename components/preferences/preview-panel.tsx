"use client";
import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useSettled } from "@/components/commands/editor/use-settled";
import { CardSection } from "@/components/ui/card";
import { cn } from "@/components/ui/class-names";
import { Skeleton } from "@/components/ui/skeleton";
import { previewQuery } from "@/lib/preferences/queries";
import type { Preview } from "@/lib/preferences/schema";
import type { Draft } from "./form";
import { PreviewRow } from "./preview-row";
import { shownZone } from "./shown-zone";
import { errorsOf } from "./use-preferences";

/** Long enough that a word can be typed in one go. */
const SETTLES_MS = 300;

/** What would have come of the last announcements with what stands in the form, saved or not. */
export function PreviewPanel({ draft }: { draft: Draft }) {
  const t = useTranslations("preferences.preview");
  const settled = useSettled(draft, SETTLES_MS);
  const { data, error, isFetching } = useQuery(previewQuery(settled));
  const stale = error !== null || isFetching;
  const count = data?.items.length ?? 0;
  return (
    <CardSection title={t("title")} hint={count > 0 ? t("hint", { count }) : undefined}>
      <p role="status" className="px-4 pt-3 text-ink-2 empty:hidden">
        {error ? (Object.keys(errorsOf(error)).length > 0 ? t("wrong") : error.message) : null}
        {!error && data && hasMessages(data) && t("messages", data.messages)}
      </p>
      {!data && !error && <PreviewSkeleton />}
      {data && count === 0 && <p className="p-4 text-pretty text-ink-2">{t("empty")}</p>}
      {data && count > 0 && (
        <ol className={cn("divide-y divide-line transition-opacity", stale && "opacity-60")}>
          {data.items.map((item) => (
            <PreviewRow key={item.id} item={item} zone={shownZone(settled.zone)} />
          ))}
        </ol>
      )}
    </CardSection>
  );
}

/** Whether mails or pushes are wanted at all. */
const hasMessages = ({ items }: Preview) =>
  items.some(({ decisions }) => decisions.some(({ medium }) => medium !== "in_app"));

const PreviewSkeleton = () => (
  <div className="space-y-4 p-4">
    {["one", "two", "three"].map((key) => (
      <Skeleton key={key} className="h-12" />
    ))}
  </div>
);
