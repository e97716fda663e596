"use client";
import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { ErrorState } from "@/components/ui/error-state";
import { Page } from "@/components/ui/page";
import { deliveryOverviewQuery } from "@/lib/deliveries/queries";
import { Ledger } from "./ledger";
import { MediumCard } from "./medium-card";
import { SkipsCard } from "./skips-card";
import { TroublesCard } from "./troubles-card";

/** The operators' view of mails and pushes: how sending does, what goes wrong, and every delivery. */
export function Deliveries() {
  const t = useTranslations("deliveries.admin");
  const { data, error, isFetching, refetch } = useQuery(deliveryOverviewQuery());
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
      {!data && error && (
        <ErrorState
          message={error.detail}
          requestId={error.requestId}
          onRetry={() => void refetch()}
          retrying={isFetching}
        />
      )}
      <Ledger />
    </Page>
  );
}
