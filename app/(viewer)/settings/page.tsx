import { LogOut } from "lucide-react";
import type { Metadata } from "next";
import { cookies } from "next/headers";
import Link from "next/link";
import { endSession } from "@/app/session-actions";
import { AccountFacts } from "@/components/notifications/account-facts";
import { NotificationSettings } from "@/components/notifications/notification-settings";
import { THEME_COOKIE, themeOf } from "@/components/theme/theme";
import { ThemeForm } from "@/components/theme/theme-form";
import { Button } from "@/components/ui/button";
import { CardSection } from "@/components/ui/card";
import { Page } from "@/components/ui/page";
import { aboutMe, authorizePage } from "@/lib/auth";
import { getSettings } from "@/lib/notifications";
import { saveNotificationSettings, saveTheme } from "./actions";

export const metadata: Metadata = { title: "Settings" };

export default async function SettingsPage() {
  const person = await authorizePage(() => ({ action: "me.read" }));
  const [settings, me, jar] = await Promise.all([getSettings(person.id), aboutMe(person.id), cookies()]);
  return (
    <Page title="Settings">
      <div className="max-w-2xl space-y-6">
        <CardSection title="Look">
          <ThemeForm theme={themeOf(jar.get(THEME_COOKIE)?.value)} save={saveTheme} />
        </CardSection>
        <CardSection title="When someone goes live">
          <NotificationSettings settings={settings} save={saveNotificationSettings} />
        </CardSection>
        <CardSection
          title="Chat"
          actions={
            <Button asChild>
              <Link href="/settings/chat">Your chat messages</Link>
            </Button>
          }
        >
          <p className="p-4 text-pretty text-ink-2">
            What you wrote in channels whose chat is recorded here: look through it, export it, erase it, or
            opt out.
          </p>
        </CardSection>
        <CardSection
          title="Account"
          actions={
            <form action={endSession}>
              <Button type="submit">
                <LogOut aria-hidden />
                Sign out
              </Button>
            </form>
          }
        >
          <AccountFacts person={person} since={me.createdAt} scopes={me.scopes} />
        </CardSection>
      </div>
    </Page>
  );
}
