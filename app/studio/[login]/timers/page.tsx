import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { channelName } from "@/app/channel-name";
import { Hydrated } from "@/app/history-page";
import { realtimeCursor } from "@/app/realtime-cursor";
import { createQueryClient } from "@/components/providers/query-client";
import { NotConnected } from "@/components/studio/not-connected";
import { TimersPage } from "@/components/timers/timers-page";
import { authorizePage } from "@/lib/auth";
import { TallyError } from "@/lib/kernel/errors";
import { listTimers } from "@/lib/timers";
import { timerKeys } from "@/lib/timers/queries";
import { putBotState } from "../bot-state";

interface StudioTimersProps {
  params: Promise<{ login: string }>;
}

export async function generateMetadata({ params }: StudioTimersProps): Promise<Metadata> {
  const t = await getTranslations("timers");
  return { title: t("page.titleOf", { name: await channelName((await params).login) }) };
}

export default async function StudioTimers({ params }: StudioTimersProps) {
  const t = await getTranslations("timers");
  const person = await authorizePage(() => ({ action: "commands.list" }));
  const { login } = await params;
  await realtimeCursor();
  const list = await listTimers(person, login).catch((error: unknown) => {
    if (error instanceof TallyError && error.code === "not_found") return null;
    throw error;
  });
  if (!list) {
    if (person.login === login) return <NotConnected login={login} title={t("page.title")} />;
    notFound();
  }
  const client = createQueryClient();
  await putBotState(client, person, login);
  client.setQueryData(timerKeys.list(login), list);
  return (
    <Hydrated client={client}>
      <TimersPage login={login} operator={person.operator} />
    </Hydrated>
  );
}
