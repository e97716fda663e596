import type { Metadata } from "next";
import { Hydrated, orNotFound, type SearchParams, urlParams } from "@/app/history-page";
import { realtimeCursor } from "@/app/realtime-cursor";
import { createQueryClient } from "@/components/providers/query-client";
import { Page } from "@/components/ui/page";
import { shownFrom } from "@/components/viewers/shown-in-url";
import { ViewerList } from "@/components/viewers/viewer-list";
import { authorizePage } from "@/lib/auth";
import { firstPage } from "@/lib/chat/queries";
import { listViewers } from "@/lib/viewers";
import { viewerKeys } from "@/lib/viewers/queries";
import { viewersQuery } from "@/lib/viewers/schema";

interface ViewersPageProps {
  params: Promise<{ login: string }>;
  searchParams: SearchParams;
}

export async function generateMetadata({ params }: ViewersPageProps): Promise<Metadata> {
  return { title: `Chatters of ${(await params).login}` };
}

export default async function ViewersPage({ params, searchParams }: ViewersPageProps) {
  const person = await authorizePage(() => ({ action: "chat.search" }));
  const { login } = await params;
  await realtimeCursor();
  const shown = shownFrom(await urlParams(searchParams));
  const { role, bots, present, removed, ...rest } = shown;
  const asked = viewersQuery.parse({ ...rest, ...(role && { role }) });
  const list = await orNotFound(listViewers(person, login, { ...asked, bots, present, removed }));
  const client = createQueryClient();
  client.setQueryData(viewerKeys.list(login, shown), firstPage(list));
  return (
    <Page title="Chatters" summary={`People seen in the chat of ${login}, in this channel only.`}>
      <Hydrated client={client}>
        <ViewerList login={login} own={person.login === login} />
      </Hydrated>
    </Page>
  );
}
