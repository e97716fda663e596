import type { Metadata } from "next";
import { realtimeCursor } from "@/app/realtime-cursor";
import { ChatSearch } from "@/components/chat/chat-search";
import { authorizePage } from "@/lib/auth";
import { listReadableChannels } from "@/lib/chat";

export const metadata: Metadata = { title: "Chat search" };

export default async function ChatSearchPage() {
  const person = await authorizePage(() => ({ action: "chat.search" }));
  await realtimeCursor();
  return <ChatSearch channels={await listReadableChannels(person)} />;
}
