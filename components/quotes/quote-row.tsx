import { useTranslations } from "next-intl";
import { CalendarDate } from "@/components/ui/relative-time";
import type { Quote } from "@/lib/quotes/schema";

interface QuoteRowProps {
  quote: Quote;
  onOpen: () => void;
}

/** One quote: its number, its words, and whose they are. */
export function QuoteRow({ quote, onOpen }: QuoteRowProps) {
  const t = useTranslations("quotes");
  const { number, text, saidBy, categoryName, addedAt, addedByLogin } = quote;
  return (
    <button
      type="button"
      data-row
      onClick={onOpen}
      className="flex min-h-16 w-full gap-4 border-line border-b px-4 py-3 text-left hover:bg-raised focus-visible:outline-offset-[-2px]"
    >
      <span className="min-w-8 shrink-0 font-mono text-ink-3 tabular-nums">
        <span className="sr-only">{`${t("row.quote")} `}</span>#{number}
      </span>
      <span className="min-w-0 flex-1">
        <bdi className="block text-pretty [overflow-wrap:anywhere]">{t("row.text", { text })}</bdi>
        <span className="mt-0.5 flex flex-wrap gap-x-3 text-ink-2 text-xs">
          {saidBy && (
            <span>
              <span className="sr-only">{`${t("row.saidBy")} `}</span>
              <span aria-hidden>— </span>
              <bdi>{saidBy}</bdi>
            </span>
          )}
          {categoryName && <bdi>{categoryName}</bdi>}
          <CalendarDate at={addedAt} />
          <span className="text-ink-3">
            {t.rich("row.addedBy", {
              name: () => (addedByLogin === null ? t("row.forgotten") : <bdi>{addedByLogin}</bdi>),
            })}
          </span>
        </span>
      </span>
    </button>
  );
}
