"use client";
import { useQuery } from "@tanstack/react-query";
import { Webhook } from "lucide-react";
import Link from "next/link";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Card } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import { NotYet } from "@/components/ui/not-yet";
import { Page } from "@/components/ui/page";
import { Skeleton } from "@/components/ui/skeleton";
import { publishersQuery } from "@/lib/publishers/queries";
import type { PublisherView } from "@/lib/publishers/schema";
import { AddWebhook } from "./add-webhook";
import { MissingCard } from "./missing-card";
import { PublisherCard } from "./publisher-card";
import { usePublisherEvents } from "./use-publishers";

/** Where events go: the brokers that are set up, or how to, and the webhooks. */
export function Publishers() {
  const t = useTranslations("publishers.page");
  usePublisherEvents();
  const query = useQuery(publishersQuery());
  const { data } = query;
  return (
    <Page
      title={t("title")}
      summary={t.rich("summary", {
        docs: (text) => (
          <Link href="/docs/events" className="whitespace-nowrap text-accent underline">
            {text}
          </Link>
        ),
      })}
      actions={<AddWebhook />}
      wide
    >
      {data && <Sections publishers={data.items} />}
      {!data && (
        <NotYet query={query} loading={t("loading")}>
          <div className="grid grid-cols-1 gap-4 xl:grid-cols-2">
            {["one", "two", "three", "four"].map((card) => (
              <Skeleton key={card} className="h-64" />
            ))}
          </div>
        </NotYet>
      )}
    </Page>
  );
}

function Sections({ publishers }: { publishers: readonly PublisherView[] }) {
  const t = useTranslations("publishers");
  const webhooks = publishers.filter(({ kind }) => kind === "webhook");
  return (
    <>
      <Section title={t("page.brokers")}>
        {(["rabbitmq", "kafka"] as const).map((kind) => {
          const broker = publishers.find((publisher) => publisher.kind === kind);
          return broker ? (
            <PublisherCard key={kind} publisher={broker} />
          ) : (
            <MissingCard key={kind} kind={kind} />
          );
        })}
      </Section>
      <Section title={t("page.webhooks")}>
        {webhooks.map((webhook) => (
          <PublisherCard key={webhook.id} publisher={webhook} />
        ))}
        {webhooks.length === 0 && (
          <Card className="xl:col-span-2">
            <EmptyState icon={<Webhook />} title={t("add.none")}>
              {t("add.noneText")}
            </EmptyState>
          </Card>
        )}
      </Section>
    </>
  );
}

function Section({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className="mb-8">
      <h2 className="mb-3 font-semibold text-base">{title}</h2>
      <div className="grid grid-cols-1 items-start gap-4 xl:grid-cols-2">{children}</div>
    </section>
  );
}
