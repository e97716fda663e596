import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { Hydrated, type SearchParams, urlParams } from "@/app/history-page";
import { Deliveries } from "@/components/deliveries/deliveries";
import { filtersFrom } from "@/components/deliveries/filters";
import { createQueryClient } from "@/components/providers/query-client";
import { authorizePage } from "@/lib/auth";
import { deliveriesOverview, listDeliveries } from "@/lib/deliveries";
import { deliveryKeys } from "@/lib/deliveries/queries";
import { deliveryQuery } from "@/lib/deliveries/schema";
import { env } from "@/lib/env/server";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("deliveries"))("admin.title") };
}

export default async function DeliveriesPage({ searchParams }: { searchParams: SearchParams }) {
  await authorizePage(() => ({ action: "deliveries.read" }));
  const filters = filtersFrom(await urlParams(searchParams));
  const chosen = Object.fromEntries(Object.entries(filters).filter(([, value]) => value !== ""));
  const [overview, first] = await Promise.all([
    deliveriesOverview(env().SMTP_URL ? "smtp" : "outbox"),
    listDeliveries(deliveryQuery.parse(chosen)),
  ]);
  const client = createQueryClient();
  client.setQueryData(deliveryKeys.overview, overview);
  client.setQueryData(deliveryKeys.list(filters), { pages: [first], pageParams: [null] });
  return (
    <Hydrated client={client}>
      <Deliveries />
    </Hydrated>
  );
}
