import type { QueryClient } from "@tanstack/react-query";
import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { channelName } from "@/app/channel-name";
import { Hydrated, orNotFound, type SearchParams, urlParams } from "@/app/history-page";
import { realtimeCursor } from "@/app/realtime-cursor";
import { createQueryClient } from "@/components/providers/query-client";
import { RolesPage } from "@/components/roles/roles-page";
import { type RolesShown, shownFrom } from "@/components/roles/shown-in-url";
import { NotConnected } from "@/components/studio/not-connected";
import { authorizePage } from "@/lib/auth";
import { firstPage } from "@/lib/chat/queries";
import { TallyError } from "@/lib/kernel/errors";
import { getRoleDrift, getRoleStatus, listRoleMembers, listRoleRuns } from "@/lib/roles";
import { roleKeys } from "@/lib/roles/queries";
import { roleMembersQuery, rolePageQuery } from "@/lib/roles/schema";
import { allowRolesOnTwitch } from "../actions";

type Person = Awaited<ReturnType<typeof authorizePage>>;

interface StudioRolesProps {
  params: Promise<{ login: string }>;
  searchParams: SearchParams;
}

export async function generateMetadata({ params }: StudioRolesProps): Promise<Metadata> {
  const t = await getTranslations("roles");
  return { title: t("page.titleOf", { name: await channelName((await params).login) }) };
}

export default async function StudioRoles({ params, searchParams }: StudioRolesProps) {
  const t = await getTranslations("roles");
  const person = await authorizePage(() => ({ action: "channel.list" }));
  const { login } = await params;
  const own = person.login === login;
  await realtimeCursor();
  const status = await getRoleStatus(person, login).catch((error: unknown) => {
    if (error instanceof TallyError && error.code === "not_found") return null;
    throw error;
  });
  if (!status) {
    if (own) return <NotConnected login={login} title={t("page.title")} />;
    notFound();
  }
  const client = createQueryClient();
  client.setQueryData(roleKeys.status(login), status);
  // Operators are shown no names.
  const shown = shownFrom(own ? await urlParams(searchParams) : new URLSearchParams("view=syncs"));
  await orNotFound(loadShown(client, person, login, shown));
  return (
    <Hydrated client={client}>
      <RolesPage login={login} allow={own ? allowRolesOnTwitch : null} />
    </Hydrated>
  );
}

/** Reads the first page of what the address asks for. */
async function loadShown(client: QueryClient, person: Person, login: string, shown: RolesShown) {
  const { view, role, q, run } = shown;
  if (view === "members") {
    const members = await listRoleMembers(person, login, roleMembersQuery.parse({ role, q }));
    client.setQueryData(roleKeys.members(login, { role, q }), firstPage(members));
  } else if (run) {
    client.setQueryData(
      roleKeys.drift(login, run),
      firstPage(await getRoleDrift(person, login, run, rolePageQuery.parse({}))),
    );
  } else {
    client.setQueryData(
      roleKeys.runs(login),
      firstPage(await listRoleRuns(person, login, rolePageQuery.parse({}))),
    );
  }
}
