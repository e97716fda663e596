"use client";
import { useTranslations } from "next-intl";
import { useEffect, useRef } from "react";
import { Button } from "@/components/ui/button";
import type { useInbox } from "./use-inbox";

/** Loads the next page when it comes near the view; the button says how it goes, and works without that. */
export function OlderEntries({ query }: Pick<ReturnType<typeof useInbox>, "query">) {
  const t = useTranslations("notifications");
  const end = useRef<HTMLDivElement>(null);
  const { hasNextPage, isFetchingNextPage, isFetchNextPageError, fetchNextPage } = query;
  useEffect(() => {
    const element = end.current;
    if (!element || !hasNextPage || isFetchingNextPage || isFetchNextPageError) return;
    const observer = new IntersectionObserver(([entry]) => entry?.isIntersecting && void fetchNextPage(), {
      rootMargin: "600px",
    });
    observer.observe(element);
    return () => observer.disconnect();
  }, [hasNextPage, isFetchingNextPage, isFetchNextPageError, fetchNextPage]);
  return (
    <div ref={end} className="flex h-12 flex-col items-center justify-center gap-2">
      {hasNextPage ? (
        <Button busy={isFetchingNextPage} onClick={() => void fetchNextPage()}>
          {isFetchNextPageError ? t("olderFailed") : t("older")}
        </Button>
      ) : (
        <p className="text-ink-3 text-xs">{t("end")}</p>
      )}
    </div>
  );
}
