"use client";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { RefreshCw } from "lucide-react";
import { useTranslations } from "next-intl";
import { DelayCard } from "@/components/sync/delay-card";
import { Button } from "@/components/ui/button";
import { NotYet } from "@/components/ui/not-yet";
import { Page } from "@/components/ui/page";
import { Skeleton } from "@/components/ui/skeleton";
import { toast } from "@/components/ui/toast-store";
import { eventSubKeys, eventSubQuery, postReconcile } from "@/lib/eventsub/queries";
import { useRealtimeEvents, useRealtimeRefetch } from "@/lib/realtime/client";
import { EventSubFigures } from "./figures";
import { SubscriptionList } from "./subscription-list";
import { TransportCard } from "./transport-card";

/** How Twitch tells us of events: by which way, how well, how soon, and of what. */
export function EventSub() {
  const t = useTranslations("eventsub");
  const client = useQueryClient();
  const readAgain = () => void client.invalidateQueries({ queryKey: eventSubKeys.all });
  useRealtimeEvents((events) => events.some(({ kind }) => kind === "eventsub.changed") && readAgain());
  useRealtimeRefetch(readAgain);
  const query = useQuery(eventSubQuery());
  const { data } = query;
  return (
    <Page title={t("page.title")} summary={t("page.summary")} actions={<CompareNow />} wide>
      {data && (
        <div className="grid grid-cols-1 gap-4">
          <TransportCard overview={data} />
          <EventSubFigures overview={data} />
          <DelayCard />
          <SubscriptionList />
        </div>
      )}
      {!data && (
        <NotYet query={query} loading={t("page.loading")}>
          <Skeleton className="mb-4 h-32" />
          <Skeleton className="h-64" />
        </NotYet>
      )}
    </Page>
  );
}

/** Has our list compared with Twitch's at once instead of within half a minute. */
function CompareNow() {
  const t = useTranslations("eventsub.compare");
  const { mutate, isPending } = useMutation({
    mutationFn: postReconcile,
    onSuccess: () => toast(t("asked")),
    onError: (problem) => toast(problem.message, { tone: "danger" }),
  });
  return (
    <Button look="primary" onClick={() => mutate()} busy={isPending}>
      <RefreshCw aria-hidden />
      {t("now")}
    </Button>
  );
}
