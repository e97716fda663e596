"use client";
import type { UseInfiniteQueryResult } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useEffect, useRef } from "react";
import { Button } from "./button";

interface LoadMoreProps {
  label: string;
  /** Said when there is no more. */
  end: string;
  hasMore: boolean;
  loading: boolean;
  /** Something else is being loaded, which has to end first. */
  waiting?: boolean;
  failed: boolean;
  /** The same from render to render, or the place is watched anew each time. */
  onLoad: () => unknown;
}

/** Loads more when it comes near the view; the button says how it goes, and works without that. */
export function LoadMore({ label, end, hasMore, loading, waiting = false, failed, onLoad }: LoadMoreProps) {
  const t = useTranslations("ui");
  const place = useRef<HTMLDivElement>(null);
  const idle = hasMore && !loading && !waiting && !failed;
  useEffect(() => {
    const element = place.current;
    if (!element || !idle) return;
    const observer = new IntersectionObserver(([entry]) => entry?.isIntersecting && void onLoad(), {
      rootMargin: "400px",
    });
    observer.observe(element);
    return () => observer.disconnect();
  }, [idle, onLoad]);
  return (
    <div ref={place} className="flex h-14 items-center justify-center">
      {hasMore ? (
        <Button busy={loading} onClick={() => void onLoad()}>
          {failed ? t("moreFailed") : label}
        </Button>
      ) : (
        <p className="text-ink-3 text-xs">{end}</p>
      )}
    </div>
  );
}

type Pages = Pick<
  UseInfiniteQueryResult,
  "hasNextPage" | "isFetchingNextPage" | "isFetchNextPageError" | "fetchNextPage"
>;

interface NextPageProps extends Pick<LoadMoreProps, "label" | "end"> {
  query: Pages;
}

/** Loads the next page of a list when its end comes near the view. */
export const NextPage = ({ query, ...words }: NextPageProps) => (
  <LoadMore
    {...words}
    hasMore={query.hasNextPage}
    loading={query.isFetchingNextPage}
    failed={query.isFetchNextPageError}
    onLoad={query.fetchNextPage}
  />
);

interface ListFootProps extends Pick<LoadMoreProps, "label"> {
  query: Pages & Pick<UseInfiniteQueryResult, "error">;
  /** Said when there is no more; without it nothing stands here then. */
  end?: string;
}

/** At the foot of a list on a card: the next page, when it is asked for, and why it did not come. */
export function ListFoot({ query, label, end }: ListFootProps) {
  if (!query.hasNextPage && end === undefined) return null;
  return (
    <div className="flex flex-wrap items-center justify-center gap-3 border-line border-t p-3">
      {query.hasNextPage ? (
        <Button busy={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
          {label}
        </Button>
      ) : (
        <p className="text-ink-3 text-xs">{end}</p>
      )}
      {query.isFetchNextPageError && <p role="alert">{query.error?.detail}</p>}
    </div>
  );
}
