import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { channelName } from "@/app/channel-name";
import { Hydrated, orNotFound, pageZone, type SearchParams, urlParams } from "@/app/history-page";
import { AuditLog } from "@/components/audit/audit-log";
import { filtersOf, viewFrom } from "@/components/audit/filters";
import { createQueryClient } from "@/components/providers/query-client";
import { listChannelAudit } from "@/lib/audit";
import { auditKeys } from "@/lib/audit/queries";
import { channelAuditQuery } from "@/lib/audit/schema";
import { authorizePage } from "@/lib/auth";

interface ChannelAuditProps {
  params: Promise<{ login: string }>;
  searchParams: SearchParams;
}

export async function generateMetadata({ params }: ChannelAuditProps): Promise<Metadata> {
  const t = await getTranslations("audit");
  return { title: t("titleOf", { name: await channelName((await params).login) }) };
}

export default async function ChannelAuditPage({ params, searchParams }: ChannelAuditProps) {
  // Which channel it is the service finds out, and asks the policy of it.
  const person = await authorizePage(() => ({ action: "channel.list" }));
  const { login } = await params;
  const filters = filtersOf(viewFrom(await urlParams(searchParams)), await pageZone());
  const chosen = Object.fromEntries(Object.entries(filters).filter(([, value]) => value !== ""));
  const first = await orNotFound(listChannelAudit(person, login, channelAuditQuery.parse(chosen)));
  const client = createQueryClient();
  client.setQueryData(auditKeys.list(login, filters), { pages: [first], pageParams: [null] });
  return (
    <Hydrated client={client}>
      <AuditLog scope={login} name={await channelName(login)} />
    </Hydrated>
  );
}
