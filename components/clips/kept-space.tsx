"use client";
import { useTranslations } from "next-intl";
import { cn } from "@/components/ui/class-names";
import type { ClipArchiveStatus } from "@/lib/clips/schema";
import { bytesOfMb } from "./size-of";
import { useSizeText } from "./use-size-text";

/** How much of its room a channel's files take, and how many there are, are wanted, wait or failed. */
export function KeptSpace({ status }: { status: ClipArchiveStatus }) {
  const t = useTranslations("clips");
  const size = useSizeText();
  const { keptBytes, quotaMb, files } = status;
  const quota = bytesOfMb(quotaMb);
  const share = quota === 0 ? (keptBytes > 0 ? 1 : 0) : Math.min(1, keptBytes / quota);
  const percent = Math.round(share * 100);
  return (
    <div className="space-y-2">
      <p className="flex flex-wrap justify-between gap-x-4">
        <span className="font-medium">{t("space.title")}</span>
        <span className="text-ink-2 tabular-nums">
          {t("space.of", { used: size(keptBytes), all: size(quota) })}
        </span>
      </p>
      <div
        role="progressbar"
        aria-label={t("space.title")}
        aria-valuemin={0}
        aria-valuemax={100}
        aria-valuenow={percent}
        className="h-2 overflow-hidden rounded-full bg-raised"
      >
        <div
          className={cn("h-full rounded-full transition-[width]", share >= 0.95 ? "bg-warn" : "bg-accent")}
          style={{ width: `${percent}%` }}
        />
      </div>
      <ul className="flex flex-wrap gap-x-4 gap-y-1 text-ink-2 text-xs tabular-nums">
        <li>{t("space.kept", { count: files.kept })}</li>
        {files.wanted > 0 && <li>{t("space.wanted", { count: files.wanted })}</li>}
        {files.waiting > 0 && <li className="text-warn">{t("space.waiting", { count: files.waiting })}</li>}
        {files.failed > 0 && <li className="text-danger">{t("space.failed", { count: files.failed })}</li>}
      </ul>
    </div>
  );
}
