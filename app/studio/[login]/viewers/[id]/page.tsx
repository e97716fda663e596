import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { cache } from "react";
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

interface ChatterPageProps {
  params: Promise<{ login: string; id: string }>;
}

/** Read once for the title and the page. */
const asked = cache(async (login: string, id: string) => {
  const person = await authorizePage(() => ({ action: "chat.search" }));
  const read = channelViewerParams.safeParse({ login, id });
  if (!read.success) notFound();
  await realtimeCursor();
  return { person, ...read.data, detail: await orNotFound(getViewer(person, read.data.login, read.data.id)) };
});

export async function generateMetadata({ params }: ChatterPageProps): Promise<Metadata> {
  const { login, id } = await params;
  const { viewer } = (await asked(login, id)).detail;
  return { title: viewer.displayName || viewer.login };
}

export default async function ChatterPage({ params }: ChatterPageProps) {
  const given = await params;
  const { person, login, id, detail } = await asked(given.login, given.id);
  const client = createQueryClient();
  client.setQueryData(viewerKeys.one(login, id), detail);
  const own = person.login === login;
  if (own) client.setQueryData(roleKeys.person(login, id), await getPersonRoles(person, login, id));
  return (
    <Hydrated client={client}>
      <ViewerPage login={login} id={id} own={own} />
    </Hydrated>
  );
}
