"use client";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { ChatLinePreview } from "@/components/commands/chat-line-preview";
import { useSettled } from "@/components/commands/editor/use-settled";
import { cn } from "@/components/ui/class-names";
import { MOST_CHARACTERS } from "@/lib/sending/schema";
import { previewQuery } from "@/lib/timers/queries";

/** So long must nobody have typed before it is asked for, in ms. */
const SETTLE_MS = 250;

interface TimerPreviewProps {
  login: string;
  /** Who says it, by login. */
  bot: string;
  message: string;
  /** Whether it can be understood. */
  ready: boolean;
}

/** What the chat would show if it were said now. */
export function TimerPreview({ login, bot, message, ready }: TimerPreviewProps) {
  const t = useTranslations("timers");
  const settled = useSettled(message, SETTLE_MS);
  const query = useQuery({ ...previewQuery(login, settled), placeholderData: keepPreviousData });
  const shown = ready && message.trim() !== "";
  const text = shown ? (query.data?.text ?? "") : "";
  return (
    <section aria-label={t("preview.label")} className="border-line border-t bg-surface px-5 py-4">
      <p className="mb-1.5 font-medium">{t("preview.reads")}</p>
      <ChatLinePreview by={bot} text={text} className={cn(query.isPlaceholderData && "opacity-60")}>
        <em className="text-ink-3">
          {!shown ? t("preview.waiting") : query.data ? t("preview.nothing") : "…"}
        </em>
      </ChatLinePreview>
      <p className="mt-2 flex justify-between gap-4 text-ink-3 text-xs tabular-nums">
        <span role="status">{shown && query.isError ? query.error.message : ""}</span>
        <span>{t("preview.length", { length: [...text].length, most: MOST_CHARACTERS })}</span>
      </p>
    </section>
  );
}
