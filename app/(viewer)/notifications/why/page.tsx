import type { Metadata } from "next";
import Link from "next/link";
import { getTranslations } from "next-intl/server";
import { Hydrated } from "@/app/history-page";
import { WhyList } from "@/components/deliveries/why-list";
import { createQueryClient } from "@/components/providers/query-client";
import { Button } from "@/components/ui/button";
import { Page } from "@/components/ui/page";
import { authorizePage } from "@/lib/auth";
import { listWhy } from "@/lib/deliveries";
import { deliveryKeys } from "@/lib/deliveries/queries";
import { whyQuery } from "@/lib/deliveries/schema";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("deliveries"))("why.title") };
}

export default async function WhyPage() {
  const person = await authorizePage(({ id }) => ({ action: "notifications.read", ownerId: id }));
  const t = await getTranslations("deliveries.why");
  const client = createQueryClient();
  const first = await listWhy(person.id, whyQuery.parse({}));
  client.setQueryData(deliveryKeys.why, { pages: [first], pageParams: [null] });
  return (
    <Hydrated client={client}>
      <Page
        title={t("title")}
        summary={t("summary")}
        actions={
          <Button asChild>
            <Link href="/settings/notifications">{t("change")}</Link>
          </Button>
        }
      >
        <WhyList />
      </Page>
    </Hydrated>
  );
}
