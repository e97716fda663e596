import { LogOut } from "lucide-react";
import type { Metadata } from "next";
import { cookies } from "next/headers";
import Link from "next/link";
import { getTranslations } from "next-intl/server";
import { saveLanguage } from "@/app/language-actions";
import { endSession } from "@/app/session-actions";
import { AccountFacts } from "@/components/notifications/account-facts";
import { SignOutForm } from "@/components/session/sign-out-form";
import { LanguageSetting } from "@/components/theme/language-setting";
import { THEME_COOKIE, themeOf } from "@/components/theme/theme";
import { ThemeForm } from "@/components/theme/theme-form";
import { Button } from "@/components/ui/button";
import { CardSection } from "@/components/ui/card";
import { Page } from "@/components/ui/page";
import { aboutMe, authorizePage } from "@/lib/auth";
import { saveTheme } from "./actions";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("pages.settings");
  return { title: t("title") };
}

export default async function SettingsPage() {
  const person = await authorizePage(() => ({ action: "me.read" }));
  const [me, jar] = await Promise.all([aboutMe(person.id), cookies()]);
  const t = await getTranslations("pages.settings");
  return (
    <Page title={t("title")}>
      <div className="max-w-2xl space-y-6">
        <CardSection title={t("look")}>
          <ThemeForm theme={themeOf(jar.get(THEME_COOKIE)?.value)} save={saveTheme} />
          <LanguageSetting save={saveLanguage} />
        </CardSection>
        <CardSection
          title={t("live.title")}
          actions={
            <Button asChild>
              <Link href="/settings/notifications">{t("live.link")}</Link>
            </Button>
          }
        >
          <p className="p-4 text-pretty text-ink-2">{t("live.text")}</p>
        </CardSection>
        <CardSection
          title={t("chat.title")}
          actions={
            <Button asChild>
              <Link href="/settings/chat">{t("chat.link")}</Link>
            </Button>
          }
        >
          <p className="p-4 text-pretty text-ink-2">{t("chat.text")}</p>
        </CardSection>
        <CardSection
          title={t("keys.title")}
          actions={
            <Button asChild>
              <Link href="/settings/keys">{t("keys.link")}</Link>
            </Button>
          }
        >
          <p className="p-4 text-pretty text-ink-2">{t("keys.text")}</p>
        </CardSection>
        <CardSection
          title={t("data.title")}
          actions={
            <Button asChild>
              <Link href="/settings/account">{t("data.link")}</Link>
            </Button>
          }
        >
          <p className="p-4 text-pretty text-ink-2">{t("data.text")}</p>
        </CardSection>
        <CardSection
          title={t("account")}
          actions={
            <SignOutForm signOut={endSession}>
              <Button type="submit">
                <LogOut aria-hidden />
                {t("signOut")}
              </Button>
            </SignOutForm>
          }
        >
          <AccountFacts person={person} since={me.createdAt} scopes={me.scopes} />
        </CardSection>
      </div>
    </Page>
  );
}
