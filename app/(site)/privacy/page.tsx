import type { Metadata } from "next";
import { connection } from "next/server";
import { getTranslations } from "next-intl/server";
import { Privacy } from "@/components/privacy/privacy";
import { keptOfPeople } from "@/lib/account";
import { env } from "@/lib/env/server";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("privacy"))("title") };
}

/** For everybody, signed in or not: made of the settings of this instance as they are now. */
export default async function PrivacyPage() {
  await connection();
  const settings = env();
  return <Privacy kept={keptOfPeople(settings)} graceDays={settings.ACCOUNT_GRACE_DAYS} />;
}
