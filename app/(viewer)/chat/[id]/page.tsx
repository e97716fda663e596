import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { realtimeCursor } from "@/app/realtime-cursor";
import { MessageContext } from "@/components/chat/message-context";
import { authorizePage } from "@/lib/auth";
import { chatMessage } from "@/lib/chat/schema";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("chat"))("context.message") };
}

/** What is read, and that it may be, is asked for by the browser: a look into a log is written down once. */
export default async function MessagePage({ params }: { params: Promise<{ id: string }> }) {
  const person = await authorizePage(() => ({ action: "chat.search" }));
  const { id } = chatMessage.pick({ id: true }).safeParse(await params).data ?? notFound();
  await realtimeCursor();
  return <MessageContext id={id} viewerId={person.twitchId} />;
}
