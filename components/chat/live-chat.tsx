"use client";
import { ArrowDown, MessageSquareOff, Pause, Play } from "lucide-react";
import { useTranslations } from "next-intl";
import { useEffect, useMemo, useState } from "react";
import { Button } from "@/components/ui/button";
import { cn } from "@/components/ui/class-names";
import { useTimeZone } from "@/components/ui/clock";
import { EmptyState } from "@/components/ui/empty-state";
import { ErrorState } from "@/components/ui/error-state";
import { useHotkey } from "@/components/ui/hotkeys";
import { IconButton } from "@/components/ui/icon-button";
import { LoadMore } from "@/components/ui/load-more";
import { SkeletonView } from "@/components/ui/skeleton";
import type { ChatPage } from "@/lib/chat/schema";
import type { Translate } from "@/lib/i18n/types";
import { ChatLines } from "./chat-lines";
import { countWaiting } from "./live-lines";
import { LiveList } from "./live-list";
import { LiveStatus } from "./live-status";
import { LiveSummary } from "./live-summary";
import { logRows } from "./log-rows";
import { useLiveChat } from "./use-live-chat";
import { usePause } from "./use-pause";

interface LiveChatProps {
  /** Twitch's id of the channel. */
  channelId: string;
  login: string;
  /** The newest lines as the server read them; null: the browser reads them. */
  initial: ChatPage | null;
  /** The height of the box, as classes. */
  className?: string;
}

/** A channel's chat as it is written: stands still while one reads, and goes on at the end. */
export function LiveChat({ channelId, login, initial, className }: LiveChatProps) {
  const t = useTranslations("chat");
  // In state, not in a ref: what is inside is drawn again once it is there.
  const [box, setBox] = useState<HTMLDivElement | null>(null);
  const timeZone = useTimeZone();
  const pause = usePause();
  const paused = pause.reason !== null;
  const view = useLiveChat({ channelId, login, initial, paused });
  const { held, state, older } = view;
  const rows = useMemo(() => logRows(held.shown, timeZone), [held.shown, timeZone]);
  const toEnd = () => {
    pause.goOn();
    requestAnimationFrame(() => box?.scrollTo({ top: box.scrollHeight }));
  };
  useHotkey("p", () => (paused ? toEnd() : pause.pause()));
  // What waited is shown by the time this runs.
  useEffect(() => {
    if (!paused) box?.scrollTo({ top: box.scrollHeight });
  }, [paused, box]);

  if (state === "refused") return <NotYours />;
  const waiting = countWaiting(held);
  return (
    <section aria-label={t("live.title")} className={cn("relative flex min-h-0 flex-col", className)}>
      <header className="flex h-11 items-center justify-between gap-3 border-line border-b px-3">
        <LiveStatus state={state} lost={view.lost} reason={pause.reason} />
        <IconButton
          label={paused ? t("live.goOn") : t("live.pause")}
          hotkey="p"
          size="small"
          aria-pressed={pause.reason === "chosen"}
          onClick={() => (paused ? toEnd() : pause.pause())}
        >
          {paused ? <Play aria-hidden /> : <Pause aria-hidden />}
        </IconButton>
      </header>
      <div
        ref={setBox}
        role="log"
        aria-live="off"
        aria-label={t("live.messages")}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls must be reached by the keyboard
        tabIndex={0}
        className="min-h-0 flex-1 overflow-y-auto overscroll-contain px-1 pb-2 [overflow-anchor:none] focus-visible:outline-offset-[-2px]"
        {...pause.handlers}
      >
        {view.ready || rows.length > 0 ? (
          <LiveList
            rows={rows}
            scroller={box}
            head={<Head older={older} empty={rows.length === 0} complete={held.complete} />}
          />
        ) : view.problem ? (
          <ErrorState message={view.problem.detail} requestId={view.problem.requestId} onRetry={view.retry} />
        ) : (
          <SkeletonView label={t("live.loading")}>
            <ChatLines />
          </SkeletonView>
        )}
      </div>
      {paused && (waiting > 0 || held.torn || pause.reason === "scrolled") && (
        <Button
          look="primary"
          size="small"
          className="absolute bottom-3 left-1/2 -translate-x-1/2 shadow-lift"
          onClick={toEnd}
        >
          <ArrowDown aria-hidden />
          {waitingWords(t, waiting, held.torn)}
        </Button>
      )}
      <LiveSummary shown={held.shown} quiet={state !== "watching" || paused} />
    </section>
  );
}

function waitingWords(t: Translate<"chat">, count: number, torn: boolean): string {
  if (torn) return t("live.manyNew");
  if (count === 0) return t("live.toNewest");
  return t("live.new", { count });
}

interface HeadProps {
  older: ReturnType<typeof useLiveChat>["older"];
  empty: boolean;
  complete: boolean;
}

function Head({ older, empty, complete }: HeadProps) {
  const t = useTranslations("chat");
  if (empty) return <p className="p-4 text-center text-ink-2">{t("live.empty")}</p>;
  return (
    <LoadMore
      label={t("live.older")}
      end={complete ? t("live.noneOlder") : t("live.olderInSearch")}
      hasMore={older.hasMore}
      loading={older.loading}
      failed={older.failed}
      onLoad={older.load}
    />
  );
}

/** Alike for a chat that one may not read, may not read any more, and one that never was. */
function NotYours() {
  const t = useTranslations("chat");
  return (
    <EmptyState icon={<MessageSquareOff />} title={t("live.closed")}>
      {t("live.closedText")}
    </EmptyState>
  );
}
