import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { channelName } from "@/app/channel-name";
import { Hydrated } from "@/app/history-page";
import { realtimeCursor } from "@/app/realtime-cursor";
import { AllowFiles } from "@/components/clips/allow-files";
import { StudioClips } from "@/components/clips/studio-clips";
import { createQueryClient } from "@/components/providers/query-client";
import { NotConnected } from "@/components/studio/not-connected";
import { authorizePage } from "@/lib/auth";
import { archiveStatus } from "@/lib/clips";
import { clipArchiveKeys } from "@/lib/clips/queries";
import { TallyError } from "@/lib/kernel/errors";
import { allowClipFiles } from "./actions";

interface StudioClipsProps {
  params: Promise<{ login: string }>;
}

export async function generateMetadata({ params }: StudioClipsProps): Promise<Metadata> {
  const t = await getTranslations("clips");
  return { title: t("list.titleOf", { name: await channelName((await params).login) }) };
}

export default async function StudioClipsRoute({ params }: StudioClipsProps) {
  const t = await getTranslations("clips");
  const person = await authorizePage(() => ({ action: "clips.read" }));
  const { login } = await params;
  await realtimeCursor();
  const own = person.login === login;
  const status = await archiveStatus(person, login).catch((error: unknown) => {
    if (error instanceof TallyError && error.code === "not_found") return null;
    throw error;
  });
  if (!status) {
    if (own) return <NotConnected login={login} title={t("studio.title")} />;
    notFound();
  }
  const client = createQueryClient();
  client.setQueryData(clipArchiveKeys.status(login), status);
  return (
    <Hydrated client={client}>
      <StudioClips login={login} own={own} permission={<AllowFiles action={allowClipFiles} />} />
    </Hydrated>
  );
}
