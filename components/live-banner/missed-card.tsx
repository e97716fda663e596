"use client";
import { History, X } from "lucide-react";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import { useFormats } from "@/components/ui/use-formats";
import { namesText } from "./words";

interface MissedCardProps {
  names: readonly string[];
  onDismiss: () => void;
}

/** Everything that was missed, in one banner. */
export function MissedCard({ names, onDismiss }: MissedCardProps) {
  const t = useTranslations("live-banner");
  const formats = useFormats();
  return (
    <article
      aria-label={t("away")}
      className="pointer-events-auto flex animate-arrive gap-3 rounded-xl border border-line bg-overlay p-3.5 shadow-lift max-md:[--from-y:-1rem] md:[--from-x:1.5rem] md:[--from-y:0]"
    >
      <span
        aria-hidden
        className="flex size-11 shrink-0 items-center justify-center rounded-full bg-raised text-ink-3"
      >
        <History className="size-5" />
      </span>
      <div className="min-w-0 flex-1">
        <header className="flex items-center gap-2">
          <h2 className="font-semibold">{t("missed", { count: names.length })}</h2>
          <Button
            look="quiet"
            size="small"
            aria-label={t("dismissMissed")}
            onClick={onDismiss}
            className="-my-1 -mr-1.5 ml-auto w-7 px-0"
          >
            <X aria-hidden />
          </Button>
        </header>
        <p className="mt-1 text-ink-2">{namesText(names, { t, formats })}</p>
        <footer className="mt-3">
          <Button asChild look="primary" size="small" onClick={onDismiss}>
            <Link href="/notifications">{t("who")}</Link>
          </Button>
        </footer>
      </div>
    </article>
  );
}
