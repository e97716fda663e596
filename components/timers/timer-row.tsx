"use client";
import { useTranslations } from "next-intl";
import { cn } from "@/components/ui/class-names";
import { useNow } from "@/components/ui/clock";
import { RelativeTime } from "@/components/ui/relative-time";
import { Switch } from "@/components/ui/switch";
import { useFormats } from "@/components/ui/use-formats";
import type { ChatTimer, TimerOutlook } from "@/lib/timers/schema";
import { outlookText, rhythmText } from "./outlook";

const COLUMNS = "md:grid md:grid-cols-[minmax(0,1fr)_13rem_14rem_7rem] md:gap-4";

/** Names the columns on screens that are wide enough for any. Each row says it again for screen readers. */
export function TimerColumns() {
  const t = useTranslations("timers");
  return (
    <div
      aria-hidden
      className="hidden items-center border-line border-b font-medium text-ink-3 text-xs md:flex"
    >
      <span className={cn("flex-1 py-2 pl-4", COLUMNS)}>
        <span>{t("row.timer")}</span>
        <span>{t("row.howOften")}</span>
        <span>{t("row.next")}</span>
        <span className="text-right">{t("row.lastSaid")}</span>
      </span>
      <span className="w-18 pr-4 text-right">{t("row.on")}</span>
    </div>
  );
}

interface TimerRowProps {
  timer: ChatTimer;
  onOpen: () => void;
  onSwitch: (enabled: boolean) => void;
}

/** One timer: what it says, when, and what it waits for. */
export function TimerRow({ timer, onOpen, onSwitch }: TimerRowProps) {
  const t = useTranslations("timers");
  const { name, message, enabled, lastSaidAt } = timer;
  return (
    <li className="flex min-h-16 items-center border-line border-b last:border-b-0">
      <button
        type="button"
        data-row
        onClick={onOpen}
        className={cn(
          "min-h-16 min-w-0 flex-1 items-center py-2 pl-4 text-left hover:bg-raised focus-visible:outline-offset-[-2px]",
          COLUMNS,
          !enabled && "text-ink-3",
        )}
      >
        <span className="block min-w-0">
          <bdi className={cn("block truncate font-medium", enabled && "text-ink")}>{name}</bdi>
          <bdi className="block truncate text-ink-2">{message}</bdi>
        </span>
        <span className="block truncate text-ink-2 text-xs md:text-sm">{rhythmText(t, timer)}</span>
        <span className="block text-xs tabular-nums md:text-sm">
          <span className="sr-only">{`${t("row.next")}: `}</span>
          <Outlook outlook={timer.outlook} enabled={enabled} />
        </span>
        <span className="text-right text-ink-2 tabular-nums max-md:sr-only">
          <span className="sr-only">{`${t("row.lastSaid")}: `}</span>
          {lastSaidAt ? <RelativeTime at={lastSaidAt} /> : t("row.never")}
        </span>
      </button>
      <span className="flex w-18 shrink-0 justify-end pr-4">
        <Switch
          aria-label={t("row.isSaid", { name })}
          checked={enabled}
          onChange={(event) => onSwitch(event.target.checked)}
        />
      </span>
    </li>
  );
}

/** When it is said next, or what it waits for; counts down. */
export function Outlook({ outlook, enabled }: { outlook: TimerOutlook; enabled: boolean }) {
  const t = useTranslations("timers");
  const formats = useFormats();
  const now = useNow(1_000);
  // The switch is seen at once; what the server makes of it comes a moment later.
  if (!enabled) return <span className="text-ink-3">{t("outlook.off")}</span>;
  if (outlook.hindrance === "off") return <span className="text-ink-3">…</span>;
  return <span className="text-ink-2">{outlookText(t, formats, outlook, now)}</span>;
}
