import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { channelName } from "@/app/channel-name";
import { Hydrated } from "@/app/history-page";
import { realtimeCursor } from "@/app/realtime-cursor";
import { ModerationPage } from "@/components/moderation/moderation-page";
import { createQueryClient } from "@/components/providers/query-client";
import { NotConnected } from "@/components/studio/not-connected";
import { authorizePage } from "@/lib/auth";
import { firstPage } from "@/lib/chat/queries";
import { TallyError } from "@/lib/kernel/errors";
import { getModeration, listActions } from "@/lib/moderation";
import { moderationKeys } from "@/lib/moderation/queries";
import { putBotState } from "../bot-state";

interface StudioModerationProps {
  params: Promise<{ login: string }>;
}

export async function generateMetadata({ params }: StudioModerationProps): Promise<Metadata> {
  const t = await getTranslations("moderation");
  return { title: t("page.titleOf", { name: await channelName((await params).login) }) };
}

export default async function StudioModeration({ params }: StudioModerationProps) {
  const t = await getTranslations("moderation");
  const person = await authorizePage(() => ({ action: "commands.list" }));
  const { login } = await params;
  await realtimeCursor();
  const settings = await getModeration(person, login).catch((error: unknown) => {
    if (error instanceof TallyError && error.code === "not_found") return null;
    throw error;
  });
  if (!settings) {
    if (person.login === login) return <NotConnected login={login} title={t("page.title")} />;
    notFound();
  }
  const client = createQueryClient();
  await putBotState(client, person, login);
  client.setQueryData(moderationKeys.settings(login), settings);
  client.setQueryData(
    moderationKeys.actions(login),
    firstPage(await listActions(person, login, { limit: 30 })),
  );
  return (
    <Hydrated client={client}>
      <ModerationPage login={login} operator={person.operator} />
    </Hydrated>
  );
}
