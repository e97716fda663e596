import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { Hydrated } from "@/app/history-page";
import { realtimeCursor } from "@/app/realtime-cursor";
import { BotConsole } from "@/components/bot/bot-console";
import { createQueryClient } from "@/components/providers/query-client";
import { authorizePage } from "@/lib/auth";
import { botStatus, listChannels } from "@/lib/bot";
import { botKeys } from "@/lib/bot/queries";
import { readAccount } from "@/lib/sending";
import { sendingKeys } from "@/lib/sending/queries";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("bot"))("console.title") };
}

export default async function BotPage() {
  const person = await authorizePage(() => ({ action: "sync.read" }));
  await realtimeCursor();
  const [status, items, account] = await Promise.all([botStatus(), listChannels(person), readAccount()]);
  const client = createQueryClient();
  client.setQueryData(botKeys.status, status);
  client.setQueryData(botKeys.channels, { items });
  client.setQueryData(sendingKeys.account, account);
  return (
    <Hydrated client={client}>
      <BotConsole />
    </Hydrated>
  );
}
