"use client";
import { useInfiniteQuery } from "@tanstack/react-query";
import { MessageSquareOff } from "lucide-react";
import { useTranslations } from "next-intl";
import { useMemo } from "react";
import { ChatLines } from "@/components/chat/chat-lines";
import { ChatTime } from "@/components/chat/chat-time";
import { MessageText } from "@/components/chat/message-text";
import { Badge } from "@/components/ui/badge";
import { EmptyState } from "@/components/ui/empty-state";
import { NextPage } from "@/components/ui/load-more";
import { MeasuredList } from "@/components/ui/measured-list";
import { NotYet } from "@/components/ui/not-yet";
import { useUrlParams } from "@/components/ui/use-url-params";
import { ownMessagesQuery } from "@/lib/chat/queries";
import type { ChatMessage } from "@/lib/chat/schema";

/** What the person wrote, by the words in the address; more as one scrolls. */
export function OwnMessages() {
  const t = useTranslations("chat-own");
  const [params] = useUrlParams();
  const q = params.get("q") ?? "";
  const query = useInfiniteQuery(ownMessagesQuery(q));
  const pages = query.data?.pages;
  const messages = useMemo(() => pages?.flatMap(({ items }) => items) ?? [], [pages]);
  if (!pages)
    return (
      <NotYet query={query} loading={t("messages.loading")}>
        <ChatLines />
      </NotYet>
    );
  const names = new Map(
    pages.flatMap(({ channels }) => channels.map(({ id, displayName }) => [id, displayName])),
  );
  if (messages.length === 0) return <NoMessages searched={q !== ""} />;
  return (
    <div className="p-2">
      <MeasuredList
        label={t("messages.label")}
        items={messages}
        keyOf={({ id }) => id}
        estimateOf={() => 28}
        isRow={() => true}
      >
        {(message) => <OwnMessage message={message} channel={names.get(message.channelId)} />}
      </MeasuredList>
      <NextPage query={query} label={t("messages.more")} end={t("messages.end")} />
    </div>
  );
}

function OwnMessage({ message, channel }: { message: ChatMessage; channel: string | undefined }) {
  const t = useTranslations("chat-own");
  return (
    <div
      data-row
      // biome-ignore lint/a11y/noNoninteractiveTabindex: j and k go from row to row.
      tabIndex={0}
      className="grid grid-cols-[auto_1fr] items-baseline gap-x-3 rounded px-2 py-1 hover:bg-raised sm:grid-cols-[7rem_8rem_1fr]"
    >
      <ChatTime at={message.sentAt} withDay />
      <span className="truncate text-ink-2">{channel ?? t("messages.aChannel")}</span>
      <span className="min-w-0 overflow-clip max-sm:col-span-2">
        <MessageText text={message.text} emotes={message.emotes} />
        {message.deleted && (
          <span className="ml-1.5">
            <Badge tone="warn">{t("messages.takenAway")}</Badge>
          </span>
        )}
      </span>
    </div>
  );
}

function NoMessages({ searched }: { searched: boolean }) {
  const t = useTranslations("chat-own");
  return (
    <EmptyState icon={<MessageSquareOff />} title={searched ? t("messages.noneLike") : t("messages.none")}>
      {searched ? t("messages.noneLikeText") : t("messages.noneText")}
    </EmptyState>
  );
}
