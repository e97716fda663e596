"use client";
import { GitCompareArrows, X } from "lucide-react";
import Link from "next/link";
import { Button } from "@/components/ui/button";
import { FEWEST } from "./compared";
import { compareStreamsPath } from "./links";
import { useHistoryWords } from "./use-history-words";
import type { Selection } from "./use-selection";

/** What is ticked, and the way to the comparison. Stays in sight while the list scrolls. */
export function CompareBar({ selection: { ids, full, clear } }: { selection: Selection }) {
  const { t } = useHistoryWords();
  if (ids.length === 0) return null;
  const ready = ids.length >= FEWEST;
  return (
    <div className="sticky bottom-4 z-20 mt-4 flex justify-center max-md:bottom-18">
      <div
        role="status"
        className="flex animate-appear flex-wrap items-center gap-3 rounded-lg border border-line bg-overlay py-2 pr-2 pl-4 shadow-lift"
      >
        <span className="text-ink-2">
          {ready
            ? t(full ? "selection.full" : "selection.ready", { count: ids.length })
            : t("selection.oneMore")}
        </span>
        {ready && (
          <Button asChild look="primary">
            <Link href={compareStreamsPath(ids)}>
              <GitCompareArrows aria-hidden />
              {t("selection.compare")}
            </Link>
          </Button>
        )}
        <Button look="quiet" onClick={clear} aria-label={t("selection.none")}>
          <X aria-hidden />
        </Button>
      </div>
    </div>
  );
}
