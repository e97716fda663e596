"use client";
import { useTranslations } from "next-intl";
import { useEffect, useRef } from "react";
import { Button } from "@/components/ui/button";

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
