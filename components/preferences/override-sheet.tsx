"use client";
import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import { NotYet } from "@/components/ui/not-yet";
import { Sheet } from "@/components/ui/sheet";
import { Skeleton } from "@/components/ui/skeleton";
import { overrideQuery } from "@/lib/preferences/queries";
import type { Draft } from "./form";
import { OverrideForm } from "./override-form";

interface OverrideSheetProps {
  broadcasterId: string;
  /** What is so for all, as it stands in the form beside it. */
  general: Draft;
  onClose: () => void;
}

/** What differs for one channel, at the side of the page. */
export function OverrideSheet({ broadcasterId, general, onClose }: OverrideSheetProps) {
  const t = useTranslations("preferences");
  const query = useQuery({
    ...overrideQuery(broadcasterId),
    refetchOnMount: "always",
  });
  // Not what was known before: of what is given back to the general a form knows only by what it began with.
  if (query.data && query.isFetchedAfterMount)
    return <OverrideForm override={query.data} general={general} onClose={onClose} />;
  return (
    <Sheet
      open
      onClose={onClose}
      title={t("overrides.title")}
      footer={<Button onClick={onClose}>{t("override.close")}</Button>}
    >
      <NotYet query={query}>
        <div className="space-y-4 p-5">
          <Skeleton className="h-10" />
          <Skeleton className="h-10" />
        </div>
      </NotYet>
    </Sheet>
  );
}
