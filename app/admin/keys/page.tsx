import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { Hydrated } from "@/app/history-page";
import { ApiKeys } from "@/components/api-keys/api-keys";
import { createQueryClient } from "@/components/providers/query-client";
import { listKeys } from "@/lib/api-keys";
import { keyKeys } from "@/lib/api-keys/queries";
import { keysQuery } from "@/lib/api-keys/schema";
import { authorizePage } from "@/lib/auth";
import { env } from "@/lib/env/server";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("api-keys"))("page.titleOfInstance") };
}

export default async function InstanceKeysPage() {
  const person = await authorizePage(() => ({ action: "keys.instance" }));
  const owner = "instance";
  const keys = await listKeys({ person, owner }, keysQuery.parse({}));
  const client = createQueryClient();
  client.setQueryData(keyKeys.list(owner), { pages: [keys], pageParams: [null] });
  return (
    <Hydrated client={client}>
      <ApiKeys whose={{ owner, operator: person.operator }} origin={new URL(env().APP_URL).origin} />
    </Hydrated>
  );
}
