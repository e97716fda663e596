"use client";
import { TriangleAlert } from "lucide-react";
import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import { digits } from "@/components/ui/count";
import type { Problem } from "@/lib/http/client";

interface RestMissingProps {
  shown: number;
  total: number;
  problem: Problem;
  onRetry: () => void;
  retrying: boolean;
}

/** The list is there, but not up to date or not whole: says so above it and offers another try. */
export function RestMissing({ shown, total, problem, onRetry, retrying }: RestMissingProps) {
  const t = useTranslations("following.missing");
  return (
    <div
      role="alert"
      className="mb-4 flex flex-wrap items-center gap-x-3 gap-y-2 rounded-lg border border-line bg-surface px-4 py-2.5"
    >
      <TriangleAlert aria-hidden className="size-4 shrink-0 text-warn" />
      <p className="min-w-0 flex-1 text-pretty">
        {shown < total && <>{t.rich("shown", { shown, total, n: digits })} </>}
        {problem.detail}
        {problem.requestId && (
          <span className="text-ink-3 text-xs">
            {" "}
            {t.rich("request", {
              id: () => <code className="select-all font-mono">{problem.requestId}</code>,
            })}
          </span>
        )}
      </p>
      <Button size="small" onClick={onRetry} busy={retrying}>
        {t("retry")}
      </Button>
    </div>
  );
}
