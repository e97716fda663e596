"use client";
import { ErrorState } from "@/components/ui/error-state";

interface ErrorPageProps {
  error: Error & { digest?: string };
  /** Asks the server again and draws the page anew. */
  retry: () => void;
}

/** What a page becomes when it failed on the way. The digest is the number under which the server logged it. */
export default function ErrorPage({ error, retry }: ErrorPageProps) {
  return (
    <div className="pt-16">
      <h1 className="sr-only">Something went wrong</h1>
      <ErrorState
        message="This page could not be shown. Nothing of yours is lost; try again in a moment."
        requestId={error.digest}
        onRetry={retry}
      />
    </div>
  );
}
