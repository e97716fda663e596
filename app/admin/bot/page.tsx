import type { Metadata } from "next";
import { Hydrated } from "@/app/history-page";
import { realtimeCursor } from "@/app/realtime-cursor";
import { BotConsole } from "@/components/bot/bot-console";
import { createQueryClient } from "@/components/providers/query-client";
import { authorizePage } from "@/lib/auth";
import { botStatus, listChannels } from "@/lib/bot";
import { botKeys } from "@/lib/bot/queries";

export const metadata: Metadata = { title: "Bots" };

export default async function BotPage() {
  const person = await authorizePage(() => ({ action: "sync.read" }));
  await realtimeCursor();
  const [status, items] = await Promise.all([botStatus(), listChannels(person)]);
  const client = createQueryClient();
  client.setQueryData(botKeys.status, status);
  client.setQueryData(botKeys.channels, { items });
  return (
    <Hydrated client={client}>
      <BotConsole />
    </Hydrated>
  );
}
