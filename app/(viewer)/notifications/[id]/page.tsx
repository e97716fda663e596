import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { Hydrated, orNotFound } from "@/app/history-page";
import { WhyDetail } from "@/components/deliveries/why-detail";
import { createQueryClient } from "@/components/providers/query-client";
import { authorizePage } from "@/lib/auth";
import { explain } from "@/lib/deliveries";
import { deliveryKeys } from "@/lib/deliveries/queries";
import { notificationParams } from "@/lib/notifications/schema";

interface Props {
  params: Promise<{ id: string }>;
}

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("deliveries"))("why.title") };
}

export default async function WhyDetailPage({ params }: Props) {
  const person = await authorizePage(({ id }) => ({ action: "notifications.read", ownerId: id }));
  const given = notificationParams.safeParse(await params);
  // What is no id leads nowhere, as an unknown one.
  const id = given.success ? given.data.id : "00000000-0000-0000-0000-000000000000";
  const client = createQueryClient();
  client.setQueryData(deliveryKeys.whyOf(id), await orNotFound(explain(person.id, id)));
  return (
    <Hydrated client={client}>
      <WhyDetail id={id} />
    </Hydrated>
  );
}
