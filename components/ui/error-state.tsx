"use client";
import { RotateCw, TriangleAlert } from "lucide-react";
import { useTranslations } from "next-intl";
import { Button } from "./button";

interface ErrorStateProps {
  title?: string;
  /** What happened and what to do, in plain words. */
  message: string;
  /** Shown so that an operator can find the log line. */
  requestId?: string | undefined;
  onRetry?: () => void;
  retrying?: boolean;
}

export function ErrorState({ title, message, requestId, onRetry, retrying }: ErrorStateProps) {
  const t = useTranslations("ui");
  return (
    <div role="alert" className="flex flex-col items-center px-6 py-16 text-center">
      <TriangleAlert aria-hidden className="mb-4 size-6 text-warn" />
      <h2 className="font-semibold text-base">{title ?? t("failed")}</h2>
      <p className="mt-1.5 max-w-md text-pretty text-ink-2">{message}</p>
      {onRetry && (
        <Button className="mt-5" onClick={onRetry} busy={retrying ?? false}>
          <RotateCw aria-hidden />
          {t("retry")}
        </Button>
      )}
      {requestId && (
        <p className="mt-4 text-ink-3 text-xs">
          {t.rich("request", {
            id: () => <code className="select-all font-mono">{requestId}</code>,
          })}
        </p>
      )}
    </div>
  );
}
