"use client";
import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { NotYet } from "@/components/ui/not-yet";
import { Page } from "@/components/ui/page";
import { Skeleton } from "@/components/ui/skeleton";
import { deliveryOverviewQuery } from "@/lib/deliveries/queries";
import { Ledger } from "./ledger";
import { MediumCard } from "./medium-card";
import { SkipsCard } from "./skips-card";
import { TroublesCard } from "./troubles-card";

/** The operators' view of mails and pushes: how sending does, what goes wrong, and every delivery. */
export function Deliveries() {
  const t = useTranslations("deliveries.admin");
  const query = useQuery(deliveryOverviewQuery());
  const { data } = query;
  return (
    <Page title={t("title")} summary={t("summary")} wide>
      {data && (
        <div className="mb-6 grid grid-cols-1 items-start gap-6 xl:grid-cols-2">
          {data.media.map((medium) => (
            <MediumCard key={medium.medium} overview={medium} mailVia={data.mailVia} />
          ))}
          <TroublesCard overview={data} />
          <SkipsCard skips={data.skips} />
        </div>
      )}
      {!data && (
        <NotYet query={query}>
          <div className="mb-6 grid grid-cols-1 gap-6 xl:grid-cols-2">
            <Skeleton className="h-64" />
            <Skeleton className="h-64" />
          </div>
        </NotYet>
      )}
      <Ledger />
    </Page>
  );
}
