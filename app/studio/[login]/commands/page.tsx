import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { channelName } from "@/app/channel-name";
import { Hydrated, type SearchParams, urlParams } from "@/app/history-page";
import { realtimeCursor } from "@/app/realtime-cursor";
import { CommandsPage } from "@/components/commands/commands-page";
import { shownFrom } from "@/components/commands/shown-in-url";
import { createQueryClient } from "@/components/providers/query-client";
import { NotConnected } from "@/components/studio/not-connected";
import { authorizePage } from "@/lib/auth";
import { firstPage } from "@/lib/chat/queries";
import { listCommands } from "@/lib/commands";
import { COMMANDS_PAGE_SIZE, commandKeys } from "@/lib/commands/queries";
import { commandsQuery } from "@/lib/commands/schema";
import { TallyError } from "@/lib/kernel/errors";
import { putBotState } from "../bot-state";

interface StudioCommandsProps {
  params: Promise<{ login: string }>;
  searchParams: SearchParams;
}

export async function generateMetadata({ params }: StudioCommandsProps): Promise<Metadata> {
  const t = await getTranslations("commands");
  return { title: t("public.title", { name: await channelName((await params).login) }) };
}

export default async function StudioCommands({ params, searchParams }: StudioCommandsProps) {
  const t = await getTranslations("commands");
  const person = await authorizePage(() => ({ action: "commands.list" }));
  const { login } = await params;
  await realtimeCursor();
  const shown = shownFrom(await urlParams(searchParams));
  const asked = { ...commandsQuery.parse({ limit: COMMANDS_PAGE_SIZE }), ...shown };
  const list = await listCommands(person, login, asked).catch((error: unknown) => {
    if (error instanceof TallyError && error.code === "not_found") return null;
    throw error;
  });
  if (!list) {
    if (person.login === login) return <NotConnected login={login} title={t("title")} />;
    notFound();
  }
  const client = createQueryClient();
  await putBotState(client, person, login);
  client.setQueryData(commandKeys.list(login, shown), firstPage(list));
  return (
    <Hydrated client={client}>
      <CommandsPage login={login} operator={person.operator} />
    </Hydrated>
  );
}
