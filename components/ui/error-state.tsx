"use client";
import { RotateCw, TriangleAlert } from "lucide-react";
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

export function ErrorState({
  title = "That did not work",
  message,
  requestId,
  onRetry,
  retrying,
}: ErrorStateProps) {
  return (
    <div role="alert" className="flex flex-col items-center px-6 py-16 text-center">
      <TriangleAlert aria-hidden className="mb-4 size-6 text-warn" />
      <h2 className="font-semibold text-base">{title}</h2>
      <p className="mt-1.5 max-w-md text-pretty text-ink-2">{message}</p>
      {onRetry && (
        <Button className="mt-5" onClick={onRetry} busy={retrying ?? false}>
          <RotateCw aria-hidden />
          Try again
        </Button>
      )}
      {requestId && (
        <p className="mt-4 text-ink-3 text-xs">
          Request <code className="select-all font-mono">{requestId}</code>
        </p>
      )}
    </div>
  );
}
