"use client";
import { ErrorState } from "@/components/ui/error-state";
import "./globals.css";

interface GlobalErrorProps {
  error: Error & { digest?: string };
}

/** When even the root layout failed: a page of its own, with nothing that could fail again. */
export default function GlobalError({ error }: GlobalErrorProps) {
  return (
    <html lang="en">
      <body>
        <main className="pt-16">
          <title>Something went wrong · Tallylight</title>
          <h1 className="sr-only">Something went wrong</h1>
          <ErrorState
            message="Tallylight could not be shown. Nothing of yours is lost; try again in a moment."
            requestId={error.digest}
            onRetry={() => window.location.reload()}
          />
        </main>
      </body>
    </html>
  );
}
