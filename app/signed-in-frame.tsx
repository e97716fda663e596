import { dehydrate, HydrationBoundary } from "@tanstack/react-query";
import { cookies } from "next/headers";
import type { ReactNode } from "react";
import { LiveBanner } from "@/components/live-banner/live-banner";
import { TabLamp } from "@/components/live-banner/tab-lamp";
import { createQueryClient } from "@/components/providers/query-client";
import { ViewerProviders } from "@/components/providers/viewer-providers";
import { AppShell } from "@/components/shell/app-shell";
import { THEME_COOKIE, themeOf } from "@/components/theme/theme";
import { listAlerts } from "@/lib/alerts";
import { alertKeys } from "@/lib/alerts/queries";
import { currentPerson } from "@/lib/auth";
import { env } from "@/lib/env/server";
import { getSettings, listInbox } from "@/lib/notifications";
import { firstPage, INBOX_PAGE_SIZE, notificationKeys } from "@/lib/notifications/queries";
import { realtimeCursor } from "./realtime-cursor";
import { endSession } from "./session-actions";

/**
 * The shell with what it needs, for the layouts of signed-in pages. It does not authorise: each page does
 * that itself, and sends away who is not signed in.
 */
export async function SignedInFrame({ children }: { children: ReactNode }) {
  const person = await currentPerson();
  if (!person) return children;
  const cursor = await realtimeCursor();
  const [settings, inbox, jar] = await Promise.all([
    getSettings(person.id),
    listInbox(person.id, { limit: INBOX_PAGE_SIZE }),
    cookies(),
  ]);
  const client = createQueryClient();
  client.setQueryData(notificationKeys.inbox, firstPage(inbox));
  if (person.operator) client.setQueryData(alertKeys.all, await listAlerts());
  return (
    <ViewerProviders realtimeUrl={env().REALTIME_URL} cursor={cursor} inAppEnabled={settings.inAppEnabled}>
      <HydrationBoundary state={dehydrate(client)}>
        <AppShell person={person} theme={themeOf(jar.get(THEME_COOKIE)?.value)} signOut={endSession}>
          {children}
        </AppShell>
        <LiveBanner enabled={settings.bannerEnabled} />
        <TabLamp />
      </HydrationBoundary>
    </ViewerProviders>
  );
}
