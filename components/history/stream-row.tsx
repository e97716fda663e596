import { Eye } from "lucide-react";
import Link from "next/link";
import type { ReactNode } from "react";
import { cn } from "@/components/ui/class-names";
import { Count } from "@/components/ui/count";
import { LiveLamp } from "@/components/ui/live-lamp";
import { Elapsed } from "@/components/ui/relative-time";
import type { StreamSummary } from "@/lib/streams/schema";
import { streamPath } from "./links";
import { StreamTime } from "./moment";
import { useHistoryWords } from "./use-history-words";
import type { HistoryWords } from "./words";

/** when · title and categories · length · average · peak · hours watched, and a place before them */
const COLUMNS =
  "grid grid-cols-[minmax(0,1fr)_auto] items-center gap-x-4 px-4 md:grid-cols-[10.5rem_minmax(0,1fr)_6.5rem_5rem_5rem] lg:grid-cols-[10.5rem_minmax(0,1fr)_6.5rem_6rem_6rem_7rem]";

interface StreamRowProps {
  stream: StreamSummary;
  login: string;
  /** Whose it is, in lists of several channels. */
  channel?: ReactNode;
  /** Stands before the row, as a box to tick. */
  before?: ReactNode;
}

/** One stream of a list; the whole row leads to its page. */
export function StreamRow({ stream, login, channel, before }: StreamRowProps) {
  const words = useHistoryWords();
  const { t, formats, title } = words;
  const onAir = stream.endedAt === null;
  return (
    <li className="flex items-stretch border-line border-b bg-surface last:border-0 hover:bg-raised">
      {before}
      <div
        className={cn(
          COLUMNS,
          "relative min-h-14 min-w-0 flex-1 content-center py-2",
          "has-[a:focus-visible]:outline-2 has-[a:focus-visible]:outline-accent has-[a:focus-visible]:-outline-offset-2",
        )}
      >
        <span className="flex items-center gap-2 text-ink-2 tabular-nums max-md:row-start-2 max-md:text-xs">
          <StreamTime at={stream.startedAt} />
        </span>
        <span className="min-w-0">
          {channel}
          <Link
            data-row=""
            href={streamPath(login, stream.id)}
            className="block truncate font-medium outline-none after:absolute after:inset-0"
            title={stream.title}
          >
            {title(stream.title)}
          </Link>
          <span className="block truncate text-ink-3 text-xs">{categoriesOf(stream, words)}</span>
        </span>
        <span className="flex items-center justify-end gap-2 text-right text-ink-2 tabular-nums max-md:row-start-2 max-md:text-xs">
          {onAir && <LiveLamp lit label={t("row.liveFor")} />}
          {onAir ? <Elapsed since={stream.startedAt} /> : formats.span(stream.durationSeconds * 1_000)}
        </span>
        <Viewers value={stream.averageViewers} what={t("row.average")} />
        <Viewers
          value={stream.peakAt === null ? null : stream.peakViewers}
          what={t("row.peak")}
          className="max-md:hidden"
        />
        <span className="text-right text-ink-2 tabular-nums max-lg:hidden">
          {stream.averageViewers === null ? "–" : formats.hours(stream.hoursWatched)}
          <span className="sr-only"> {t("row.watched")}</span>
        </span>
      </div>
    </li>
  );
}

function Viewers({ value, what, className }: { value: number | null; what: string; className?: string }) {
  return (
    <span className={cn("text-right max-md:col-start-2 max-md:row-start-1 max-md:font-medium", className)}>
      {/* On phones there is no heading above to say what is counted. */}
      <Eye aria-hidden className="mr-1 inline size-3.5 text-ink-3 md:hidden" />
      {value === null ? "–" : <Count value={value} />}
      <span className="sr-only"> {what}</span>
    </span>
  );
}

/** What was played, longest first. Past broadcasts, which nobody watched as they ran, do not say. */
function categoriesOf(
  { categories, categoryName, peakAt }: StreamSummary,
  { t, category }: HistoryWords,
): string {
  const named = categories.filter(({ name }) => name !== "");
  if (named.length > 0) return named.map(({ name }) => name).join(", ");
  return categoryName === "" && peakAt === null ? t("row.categoryUnknown") : category(categoryName);
}

/** For the eye only, above rows whose text begins where `className` says: each value says itself what it is to screen readers. */
export function StreamColumns({ className }: { className?: string }) {
  const { t } = useHistoryWords();
  return (
    <div
      aria-hidden
      className={cn(
        COLUMNS,
        "h-9 border-line border-b font-medium text-ink-3 text-xs max-md:hidden",
        className,
      )}
    >
      <span>{t("row.columns.began")}</span>
      <span>{t("row.columns.title")}</span>
      <span className="text-right">{t("row.columns.length")}</span>
      <span className="text-right">{t("row.columns.average")}</span>
      <span className="text-right">{t("row.columns.peak")}</span>
      <span className="text-right max-lg:hidden">{t("row.columns.watched")}</span>
    </div>
  );
}
