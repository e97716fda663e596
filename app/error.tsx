"use client";
import { useTranslations } from "next-intl";
import { ErrorState } from "@/components/ui/error-state";

interface ErrorPageProps {
  error: Error & { digest?: string };
  /** Asks the server again and draws the page anew. */
  retry: () => void;
}

/** What a page becomes when it failed on the way. The digest is the number under which the server logged it. */
export default function ErrorPage({ error, retry }: ErrorPageProps) {
  const t = useTranslations("failure");
  return (
    <div className="pt-16">
      <h1 className="sr-only">{t("title")}</h1>
      <ErrorState message={t("message")} requestId={error.digest} onRetry={retry} />
    </div>
  );
}
