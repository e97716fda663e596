"use client";
import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { ChatTime } from "@/components/chat/chat-time";
import { ownChatQuery } from "@/lib/chat/queries";

/** How much of the person's words is kept, and since when. */
export function OwnSummary() {
  const t = useTranslations("chat-own");
  const { data } = useQuery(ownChatQuery());
  if (!data) return null;
  const { firstAt, messages: count } = data;
  if (firstAt === null) return t("summary.nothing");
  return t.rich("summary.kept", { count, time: () => <ChatTime at={firstAt} withDay /> });
}
