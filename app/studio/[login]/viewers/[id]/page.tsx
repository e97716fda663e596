import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { Hydrated, orNotFound } from "@/app/history-page";
import { realtimeCursor } from "@/app/realtime-cursor";
import { createQueryClient } from "@/components/providers/query-client";
import { ViewerPage } from "@/components/viewers/viewer-page";
import { authorizePage } from "@/lib/auth";
import { getPersonRoles } from "@/lib/roles";
import { roleKeys } from "@/lib/roles/queries";
import { getViewer } from "@/lib/viewers";
import { viewerKeys } from "@/lib/viewers/queries";
import { channelViewerParams } from "@/lib/viewers/schema";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("viewers"))("page.title") };
}

interface ChatterPageProps {
  params: Promise<{ login: string; id: string }>;
}

export default async function ChatterPage({ params }: ChatterPageProps) {
  const person = await authorizePage(() => ({ action: "chat.search" }));
  const read = channelViewerParams.safeParse(await params);
  if (!read.success) notFound();
  const { login, id } = read.data;
  await realtimeCursor();
  const client = createQueryClient();
  const detail = await orNotFound(getViewer(person, login, id));
  client.setQueryData(viewerKeys.one(login, id), detail);
  const own = person.login === login;
  if (own) client.setQueryData(roleKeys.person(login, id), await getPersonRoles(person, login, id));
  return (
    <Hydrated client={client}>
      <ViewerPage login={login} id={id} own={own} />
    </Hydrated>
  );
}
