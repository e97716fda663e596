import { dehydrate, HydrationBoundary } from "@tanstack/react-query";
import { cookies } from "next/headers";
import type { ReactNode } from "react";
import { LiveBanner } from "@/components/live-banner/live-banner";
import { TabLamp } from "@/components/live-banner/tab-lamp";
import { createQueryClient } from "@/components/providers/query-client";
import { ViewerProviders } from "@/components/providers/viewer-providers";
import { KeepDevice } from "@/components/push/keep-device";
import { AppShell } from "@/components/shell/app-shell";
import { THEME_COOKIE, themeOf } from "@/components/theme/theme";
import { deletionOf } from "@/lib/account";
import { listAlerts } from "@/lib/alerts";
import { alertKeys } from "@/lib/alerts/queries";
import { currentPerson } from "@/lib/auth";
import { addressInTrouble } from "@/lib/deliveries";
import { env } from "@/lib/env/server";
import type { Area } from "@/lib/i18n/areas";
import { getHearing, listInbox, lookAtVisit } from "@/lib/notifications";
import { firstPage, INBOX_PAGE_SIZE, notificationKeys } from "@/lib/notifications/queries";
import { AreaTexts } from "./area-texts";
import { realtimeCursor } from "./realtime-cursor";
import { endSession } from "./session-actions";

/**
 * The shell with what it needs, for the layouts of signed-in pages. It does not authorise: each page does
 * that itself, and sends away who is not signed in.
 */
export async function SignedInFrame({ area, children }: { area: Area; children: ReactNode }) {
  const person = await currentPerson();
  if (!person) return <AreaTexts area={area}>{children}</AreaTexts>;
  const cursor = await realtimeCursor();
  const [hearing, visit, inbox, troubledAddress, { deletion }, jar] = await Promise.all([
    getHearing(person.id),
    lookAtVisit(person.id),
    listInbox(person.id, { limit: INBOX_PAGE_SIZE }),
    addressInTrouble(person),
    deletionOf(person),
    cookies(),
  ]);
  const client = createQueryClient();
  client.setQueryData(notificationKeys.inbox, firstPage(inbox));
  client.setQueryData(notificationKeys.hearing, hearing);
  // Out of date at once: the page itself says that somebody is here.
  if (visit) client.setQueryData(notificationKeys.visit, visit, { updatedAt: 0 });
  if (person.operator) client.setQueryData(alertKeys.all, await listAlerts());
  return (
    <AreaTexts area={area}>
      <ViewerProviders realtimeUrl={env().REALTIME_URL} cursor={cursor}>
        <HydrationBoundary state={dehydrate(client)}>
          <AppShell
            person={person}
            theme={themeOf(jar.get(THEME_COOKIE)?.value)}
            signOut={endSession}
            troubledAddress={troubledAddress}
            deletedAt={deletion?.dueAt ?? null}
          >
            {children}
          </AppShell>
          <LiveBanner />
          <TabLamp />
          <KeepDevice personId={person.id} />
        </HydrationBoundary>
      </ViewerProviders>
    </AreaTexts>
  );
}
