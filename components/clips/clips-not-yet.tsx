"use client";
import { useTranslations } from "next-intl";
import type { ComponentProps } from "react";
import { NotYet } from "@/components/ui/not-yet";
import { Skeleton } from "@/components/ui/skeleton";

const CARDS = ["a", "b", "c", "d", "e", "f", "g", "h"];

/** In the place of cards of clips that are not there yet. */
export function ClipsNotYet({ query }: Pick<ComponentProps<typeof NotYet>, "query">) {
  const t = useTranslations("clips");
  return (
    <NotYet query={query} loading={t("list.loading")}>
      <div className="grid grid-cols-[repeat(auto-fill,minmax(min(100%,14.5rem),1fr))] gap-4">
        {CARDS.map((card) => (
          <div key={card}>
            <Skeleton className="aspect-video w-full rounded-lg" />
            <div className="h-22 space-y-2 pt-2">
              <Skeleton className="h-4 w-11/12" />
              <Skeleton className="h-3 w-3/5" />
            </div>
          </div>
        ))}
      </div>
    </NotYet>
  );
}
