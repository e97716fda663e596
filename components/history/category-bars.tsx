import { percent } from "@/components/charts/paths";
import { CardSection } from "@/components/ui/card";
import type { ChannelOverview } from "@/lib/streams/schema";
import { useHistoryWords } from "./use-history-words";

/** More than this is a list, not a glance. */
const MOST = 8;

/** What a channel streams, longest first. Of past broadcasts, which nobody watched as they ran, it is not known. */
export function CategoryBars({ categories, totals }: Pick<ChannelOverview, "categories" | "totals">) {
  const { t, formats, category } = useHistoryWords();
  const shown = categories.slice(0, MOST);
  const rest = categories.slice(MOST);
  const longest = shown[0]?.hours ?? 1;
  return (
    <CardSection title={t("categories.title")} hint={t("categories.hint")} className="min-w-0">
      {shown.length === 0 ? (
        <p className="p-4 text-ink-2">{t(totals.streams > 0 ? "categories.unknown" : "categories.none")}</p>
      ) : (
        <ol className="space-y-2.5 p-4">
          {shown.map(({ id, name, hours, streams }) => (
            <li key={id || name}>
              <span className="flex items-baseline justify-between gap-3">
                <span className="truncate" title={category(name)}>
                  {category(name)}
                </span>
                <span className="shrink-0 text-ink-2 text-xs tabular-nums">
                  {formats.hours(hours)} <span className="text-ink-3">{t("categories.in", { streams })}</span>
                </span>
              </span>
              <span aria-hidden className="mt-1 block h-1.5 rounded-full bg-raised">
                <span
                  className="block h-full rounded-full bg-heat-3"
                  style={{ width: percent(hours / longest) }}
                />
              </span>
            </li>
          ))}
          {rest.length > 0 && (
            <li className="text-ink-3 text-xs">
              {t("categories.more", {
                count: rest.length,
                hours: formats.hours(rest.reduce((sum, { hours }) => sum + hours, 0)),
              })}
            </li>
          )}
        </ol>
      )}
    </CardSection>
  );
}
