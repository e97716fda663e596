"use client";
import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { NotYet } from "@/components/ui/not-yet";
import { Page } from "@/components/ui/page";
import { Skeleton } from "@/components/ui/skeleton";
import { quotaQuery } from "@/lib/quota/queries";
import { HelixCard } from "./helix-card";
import { ChatBudgets, EventSubBudget } from "./other-budgets";

/** What Twitch allows this instance, and what of it is used; read again every few seconds. */
export function QuotaPage() {
  const t = useTranslations("quota");
  const query = useQuery(quotaQuery());
  const { data } = query;
  return (
    <Page title={t("page.title")} summary={t("page.summary")} wide>
      {data && (
        <div className="grid gap-4">
          <HelixCard helix={data.helix} />
          <EventSubBudget eventSub={data.eventSub} />
          <ChatBudgets joins={data.joins} sending={data.sending} />
        </div>
      )}
      {!data && (
        <NotYet query={query} loading={t("page.loading")}>
          <Skeleton className="mb-4 h-64" />
          <Skeleton className="h-32" />
        </NotYet>
      )}
    </Page>
  );
}
