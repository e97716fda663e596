"use client";
import { useQuery } from "@tanstack/react-query";
import { ArrowLeft } from "lucide-react";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { CardSection } from "@/components/ui/card";
import { NotYet } from "@/components/ui/not-yet";
import { Page } from "@/components/ui/page";
import { Skeleton } from "@/components/ui/skeleton";
import { publisherQuery } from "@/lib/publishers/queries";
import type { PublisherView } from "@/lib/publishers/schema";
import { BrokerSettings } from "./broker-settings";
import { DeadLetters } from "./dead-letters";
import { FlowButtons } from "./flow-buttons";
import { PublisherFigures, SentFigures } from "./publisher-figures";
import { RemoveWebhook } from "./remove-webhook";
import { ReplayDialog } from "./replay-dialog";
import { standingOf } from "./standing";
import { StandingBadge } from "./standing-badge";
import { Story } from "./story";
import { usePublisherEvents } from "./use-publishers";
import { WebhookSecretCard } from "./webhook-secret";
import { WebhookSettings } from "./webhook-settings";
import { WebhookTest } from "./webhook-test";

/** One publisher: its figures, what was refused, and how it is set up. */
export function PublisherPage({ id }: { id: string }) {
  const t = useTranslations("publishers");
  usePublisherEvents();
  // What is being deleted is not asked for any more: it may be gone before the page is left.
  const [leaving, setLeaving] = useState(false);
  const query = useQuery({ ...publisherQuery(id), enabled: !leaving });
  const { data } = query;
  const gone = query.error?.status === 404;
  return (
    <Page
      title={data ? (data.kind === "webhook" ? data.name : t(`kindOf.${data.kind}`)) : t("page.title")}
      summary={
        <Link href="/admin/publishers" className="inline-flex items-center gap-1 rounded hover:text-ink">
          <ArrowLeft aria-hidden className="size-3.5" />
          {t("one.back")}
        </Link>
      }
      actions={
        data &&
        !gone && (
          <>
            <FlowButtons publisher={data} />
            <ReplayDialog publisher={data} />
            {data.kind === "webhook" && <RemoveWebhook publisher={data} onLeaving={setLeaving} />}
          </>
        )
      }
      wide
    >
      {data && !gone && <Sections publisher={data} leaving={leaving} />}
      {(gone || !data) && (
        <NotYet query={query}>
          <div className="grid grid-cols-1 gap-6 xl:grid-cols-[minmax(0,3fr)_minmax(0,2fr)]">
            <Skeleton className="h-96" />
            <Skeleton className="h-96" />
          </div>
        </NotYet>
      )}
    </Page>
  );
}

function Sections({ publisher, leaving }: { publisher: PublisherView; leaving: boolean }) {
  const t = useTranslations("publishers");
  const standing = standingOf(publisher);
  return (
    <div className="grid grid-cols-1 items-start gap-6 xl:grid-cols-[minmax(0,3fr)_minmax(0,2fr)]">
      <div className="grid grid-cols-1 gap-6">
        <CardSection
          title={t("one.now")}
          hint={publisher.kind === "webhook" ? publisher.url : publisher.name}
          actions={<StandingBadge standing={standing} />}
        >
          <PublisherFigures publisher={publisher}>
            <SentFigures publisher={publisher} />
          </PublisherFigures>
          <div className="border-line border-t px-4 py-3">
            <Story publisher={publisher} />
          </div>
        </CardSection>
        <DeadLetters publisher={publisher} enabled={!leaving} />
      </div>
      {publisher.kind === "webhook" ? (
        <div className="grid grid-cols-1 gap-6">
          <CardSection title={t("test.title")}>
            <div className="p-4">
              <WebhookTest id={publisher.id} />
            </div>
          </CardSection>
          <WebhookSettings publisher={publisher} />
          <WebhookSecretCard id={publisher.id} />
        </div>
      ) : (
        <BrokerSettings publisher={publisher} />
      )}
    </div>
  );
}
