import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { channelName } from "@/app/channel-name";
import { Hydrated, orNotFound, type SearchParams, urlParams } from "@/app/history-page";
import { realtimeCursor } from "@/app/realtime-cursor";
import { createQueryClient } from "@/components/providers/query-client";
import { Page } from "@/components/ui/page";
import { shownFrom } from "@/components/viewers/shown-in-url";
import { ViewerList } from "@/components/viewers/viewer-list";
import { authorizePage } from "@/lib/auth";
import { firstPage } from "@/lib/chat/queries";
import { getRoleStatus } from "@/lib/roles";
import { roleKeys } from "@/lib/roles/queries";
import { listViewers } from "@/lib/viewers";
import { viewerKeys } from "@/lib/viewers/queries";
import { viewersQuery } from "@/lib/viewers/schema";

interface ViewersPageProps {
  params: Promise<{ login: string }>;
  searchParams: SearchParams;
}

export async function generateMetadata({ params }: ViewersPageProps): Promise<Metadata> {
  const t = await getTranslations("viewers");
  return { title: t("page.titleOf", { name: await channelName((await params).login) }) };
}

export default async function ViewersPage({ params, searchParams }: ViewersPageProps) {
  const t = await getTranslations("viewers");
  const person = await authorizePage(() => ({ action: "chat.search" }));
  const { login } = await params;
  await realtimeCursor();
  const shown = shownFrom(await urlParams(searchParams));
  const { role, bots, present, removed, ...rest } = shown;
  const asked = viewersQuery.parse({ ...rest, ...(role && { role }) });
  const list = await orNotFound(listViewers(person, login, { ...asked, bots, present, removed }));
  const client = createQueryClient();
  client.setQueryData(viewerKeys.list(login, shown), firstPage(list));
  const own = person.login === login;
  if (own) client.setQueryData(roleKeys.status(login), await getRoleStatus(person, login));
  return (
    <Page title={t("page.plural")} summary={t("page.summary", { name: await channelName(login) })}>
      <Hydrated client={client}>
        <ViewerList login={login} own={own} />
      </Hydrated>
    </Page>
  );
}
