import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { Hydrated, pageZone, type SearchParams, urlParams } from "@/app/history-page";
import { AuditLog } from "@/components/audit/audit-log";
import { filtersOf, viewFrom } from "@/components/audit/filters";
import { createQueryClient } from "@/components/providers/query-client";
import { listAudit } from "@/lib/audit";
import { auditKeys } from "@/lib/audit/queries";
import { auditQuery } from "@/lib/audit/schema";
import { authorizePage } from "@/lib/auth";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("audit"))("title") };
}

export default async function AuditPage({ searchParams }: { searchParams: SearchParams }) {
  await authorizePage(() => ({ action: "audit.read" }));
  const filters = filtersOf(viewFrom(await urlParams(searchParams)), await pageZone());
  const chosen = Object.fromEntries(Object.entries(filters).filter(([, value]) => value !== ""));
  const client = createQueryClient();
  const first = await listAudit(auditQuery.parse(chosen));
  client.setQueryData(auditKeys.list(null, filters), { pages: [first], pageParams: [null] });
  return (
    <Hydrated client={client}>
      <AuditLog scope={null} />
    </Hydrated>
  );
}
