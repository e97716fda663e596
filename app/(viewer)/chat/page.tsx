import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { realtimeCursor } from "@/app/realtime-cursor";
import { ChatSearch } from "@/components/chat/chat-search";
import { authorizePage } from "@/lib/auth";
import { listReadableChannels } from "@/lib/chat";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("chat"))("search.title") };
}

export default async function ChatSearchPage() {
  const person = await authorizePage(() => ({ action: "chat.search" }));
  await realtimeCursor();
  return <ChatSearch channels={await listReadableChannels(person)} />;
}
