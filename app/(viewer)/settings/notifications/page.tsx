import type { Metadata } from "next";
import Link from "next/link";
import { getTranslations } from "next-intl/server";
import { Hydrated } from "@/app/history-page";
import { realtimeCursor } from "@/app/realtime-cursor";
import { AddressCard } from "@/components/email/address-card";
import { PreferencesPage } from "@/components/preferences/preferences-page";
import { createQueryClient } from "@/components/providers/query-client";
import { Devices } from "@/components/push/devices";
import { Button } from "@/components/ui/button";
import { Page } from "@/components/ui/page";
import { Wishes } from "@/components/wishes/wishes";
import { authorizePage } from "@/lib/auth";
import { getAddress, mailStaysHere } from "@/lib/email";
import { addressKeys } from "@/lib/email/queries";
import { TallyError } from "@/lib/kernel/errors";
import { getPreferences, listOverrides, previewPreferences } from "@/lib/preferences";
import { preferenceKeys } from "@/lib/preferences/queries";
import { push } from "@/lib/push";
import { deviceKeys } from "@/lib/push/queries";
import { listWishes } from "@/lib/targets";
import { wishKeys } from "@/lib/targets/queries";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("preferences");
  return { title: t("title") };
}

export default async function NotificationSettingsPage() {
  const person = await authorizePage(({ id }) => ({ action: "notifications.read", ownerId: id }));
  await realtimeCursor();
  const [preferences, overrides, devices, address, wishes] = await Promise.all([
    getPreferences(person.id),
    listOverrides(person.id),
    push().list(person.id),
    getAddress(person.id),
    listWishes(person.id),
  ]);
  const { version: _, ...wanted } = preferences;
  const client = createQueryClient();
  client.setQueryData(preferenceKeys.mine, preferences);
  client.setQueryData(preferenceKeys.overrides, overrides);
  client.setQueryData(deviceKeys.all, { devices });
  client.setQueryData(addressKeys.all, address);
  client.setQueryData(wishKeys.mine, wishes);
  const rehearsed = await previewPreferences(person.id, wanted).catch(unlessRefused);
  if (rehearsed) client.setQueryData(preferenceKeys.preview(wanted), rehearsed);
  const t = await getTranslations("preferences");
  const why = await getTranslations("deliveries");
  return (
    <Hydrated client={client}>
      <Page
        title={t("title")}
        summary={t("summary")}
        actions={
          <Button asChild>
            <Link href="/notifications/why">{why("why.title")}</Link>
          </Button>
        }
      >
        <PreferencesPage
          address={<AddressCard staysHere={mailStaysHere()} />}
          devices={<Devices personId={person.id} />}
          wishes={<Wishes />}
        />
      </Page>
    </Hydrated>
  );
}

/** What another version saved may be refused by this one. The form says what is wrong with it, so it must be there. */
function unlessRefused(error: unknown): undefined {
  if (!(error instanceof TallyError)) throw error;
}
