import type { Metadata } from "next";
import Link from "next/link";
import { getTranslations } from "next-intl/server";
import { Hydrated } from "@/app/history-page";
import { DeleteForm } from "@/components/account/delete-form";
import { ExportForm } from "@/components/account/export-form";
import { Exports } from "@/components/account/exports";
import { PendingDeletion } from "@/components/account/pending-deletion";
import { createQueryClient } from "@/components/providers/query-client";
import { CardSection } from "@/components/ui/card";
import { Page } from "@/components/ui/page";
import { deletionOf, EXPORT_DAYS, listExports } from "@/lib/account";
import { accountKeys } from "@/lib/account/queries";
import { authorizePage } from "@/lib/auth";
import { env } from "@/lib/env/server";
import { deleteAccount, keep, makeExport } from "./actions";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("account.page"))("title") };
}

export default async function AccountPage() {
  const person = await authorizePage(() => ({ action: "account.export" }));
  const t = await getTranslations("account");
  const [exports, { deletion }] = await Promise.all([listExports(person), deletionOf(person)]);
  const client = createQueryClient();
  client.setQueryData(accountKeys.exports, exports);
  const privacy = (
    <Link href="/privacy" className="rounded text-accent underline underline-offset-2">
      {t("page.privacy")}
    </Link>
  );
  return (
    <Hydrated client={client}>
      <Page title={t("page.title")} summary={privacy}>
        <div className="max-w-3xl space-y-6">
          <CardSection title={t("export.title")}>
            <ExportForm days={EXPORT_DAYS} ask={makeExport} />
          </CardSection>
          <CardSection title={t("export.list")}>
            <Exports />
          </CardSection>
          {deletion ? (
            <CardSection title={t("pending.title")}>
              <PendingDeletion deletion={deletion} keep={keep} />
            </CardSection>
          ) : (
            <CardSection title={t("delete.title")}>
              <DeleteForm login={person.login} graceDays={env().ACCOUNT_GRACE_DAYS} remove={deleteAccount} />
            </CardSection>
          )}
        </div>
      </Page>
    </Hydrated>
  );
}
