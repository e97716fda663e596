import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { channelName } from "@/app/channel-name";
import { realtimeCursor } from "@/app/realtime-cursor";
import { ImportPage } from "@/components/commands-import/import-page";
import { NotConnected } from "@/components/studio/not-connected";
import { authorizePage } from "@/lib/auth";
import { mayImport } from "@/lib/commands-import";

interface StudioImportProps {
  params: Promise<{ login: string }>;
}

export async function generateMetadata({ params }: StudioImportProps): Promise<Metadata> {
  const t = await getTranslations("commands-import");
  return { title: t("page.titleOf", { name: await channelName((await params).login) }) };
}

export default async function StudioImport({ params }: StudioImportProps) {
  const person = await authorizePage(() => ({ action: "commands.list" }));
  const { login } = await params;
  await realtimeCursor();
  if (await mayImport(person, login)) return <ImportPage login={login} />;
  if (person.login === login)
    return <NotConnected login={login} title={(await getTranslations("commands-import"))("page.title")} />;
  notFound();
}
