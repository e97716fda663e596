import { ArrowRight } from "lucide-react";
import { useTranslations } from "next-intl";
import { RelativeTime } from "@/components/ui/relative-time";
import { changeWords } from "@/lib/live/queries";
import type { SyncLogEntry } from "@/lib/live/schema";

/** What a log entry changed, in words: before, an arrow, after. */
export function ChangeWords({ entry }: { entry: SyncLogEntry }) {
  const t = useTranslations("sync");
  const { before, after, endedAt } = changeWords(entry);
  switch (entry.kind) {
    case "title_changed":
    case "category_changed":
    case "restarted":
      return <FromTo before={before} after={after} />;
    case "went_live":
      return after ?? <Nothing />;
    case "reopened":
      return (
        <>
          {after}
          {endedAt && (
            <span className="text-ink-3">
              {" "}
              {t.rich("change.hadSeemed", { time: () => <RelativeTime at={endedAt} /> })}
            </span>
          )}
        </>
      );
    case "went_offline":
      return (
        <>
          {before}
          {endedAt && (
            <span className="text-ink-3">
              {" "}
              {t.rich("change.lastSeen", { time: () => <RelativeTime at={endedAt} /> })}
            </span>
          )}
        </>
      );
  }
}

function FromTo({ before, after }: { before: string | null; after: string | null }) {
  const t = useTranslations("sync");
  return (
    <>
      <del className="text-ink-3 no-underline">{before ?? <Nothing />}</del>{" "}
      <ArrowRight aria-label={t("change.became")} className="inline size-3.5 text-ink-3" />{" "}
      <ins className="no-underline">{after ?? <Nothing />}</ins>
    </>
  );
}

function Nothing() {
  const t = useTranslations("sync");
  return <span className="text-ink-3 italic">{t("change.none")}</span>;
}
