"use client";
import { useQuery } from "@tanstack/react-query";
import { ChatTime } from "@/components/chat/chat-time";
import { plural } from "@/components/history/words";
import { ownChatQuery } from "@/lib/chat/queries";

/** How much of the person's words is kept, and since when. */
export function OwnSummary() {
  const { data } = useQuery(ownChatQuery());
  if (!data) return null;
  if (data.firstAt === null) return "Nothing of yours is kept.";
  return (
    <>
      {plural(data.messages, "message")} since <ChatTime at={data.firstAt} withDay />
    </>
  );
}
