import { Search } from "lucide-react";
import type { Metadata } from "next";
import Link from "next/link";
import { getTranslations } from "next-intl/server";
import { channelName } from "@/app/channel-name";
import { orNotFound } from "@/app/history-page";
import { realtimeCursor } from "@/app/realtime-cursor";
import { searchPath } from "@/components/chat/links";
import { LiveChat } from "@/components/chat/live-chat";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { Page } from "@/components/ui/page";
import { authorizePage } from "@/lib/auth";
import { readMessages } from "@/lib/chat";
import { LOG_PAGE_SIZE } from "@/lib/chat/queries";
import { messagesQuery } from "@/lib/chat/schema";

interface StudioChatProps {
  params: Promise<{ login: string }>;
}

export async function generateMetadata({ params }: StudioChatProps): Promise<Metadata> {
  const t = await getTranslations("chat");
  return { title: t("context.title", { name: await channelName((await params).login) }) };
}

export default async function StudioChat({ params }: StudioChatProps) {
  const t = await getTranslations("chat");
  const person = await authorizePage(() => ({ action: "chat.search" }));
  const { login } = await params;
  await realtimeCursor();
  const page = await orNotFound(readMessages(person, login, messagesQuery.parse({ limit: LOG_PAGE_SIZE })));
  const { channel } = page;
  return (
    <Page
      title={t("context.chat")}
      summary={t("context.asWritten", { name: channel.displayName })}
      actions={
        <Button asChild>
          <Link href={searchPath(`in:${channel.login} `)}>
            <Search aria-hidden />
            {t("context.searchIt")}
          </Link>
        </Button>
      }
    >
      <Card className="max-md:-mx-4 max-md:rounded-none max-md:border-x-0">
        <LiveChat
          channelId={channel.id}
          login={channel.login}
          initial={page}
          className="h-[calc(100dvh-15rem)] min-h-80 max-md:h-[calc(100dvh-21rem)]"
        />
      </Card>
    </Page>
  );
}
