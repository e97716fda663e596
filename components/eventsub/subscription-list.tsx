"use client";
import { useInfiniteQuery } from "@tanstack/react-query";
import { Radio } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { Badge } from "@/components/ui/badge";
import { CardSection } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import { ListFoot } from "@/components/ui/load-more";
import { NotYet } from "@/components/ui/not-yet";
import { RelativeTime } from "@/components/ui/relative-time";
import { Select } from "@/components/ui/select";
import { Table, TableHead, TableRow } from "@/components/ui/table";
import { eventSubSubscriptionsPages } from "@/lib/eventsub/queries";
import type { EventSubSubscription } from "@/lib/eventsub/schema";

const FILTERS = {
  all: "",
  enabled: "enabled",
  pending: "webhook_callback_verification_pending",
  failed: "webhook_callback_verification_failed",
  exceeded: "notification_failures_exceeded",
  revoked: "authorization_revoked",
} as const;
type Filter = keyof typeof FILTERS;
const NAMES: readonly Filter[] = ["all", "enabled", "pending", "failed", "exceeded", "revoked"];

/** Every subscription as Twitch has it, newest first, of one status or all. */
export function SubscriptionList() {
  const t = useTranslations("eventsub.list");
  const [filter, setFilter] = useState<Filter>("all");
  const pages = useInfiniteQuery(eventSubSubscriptionsPages(FILTERS[filter]));
  const { data } = pages;
  const items = data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <CardSection
      title={t("title")}
      actions={
        <Select
          aria-label={t("status")}
          options={NAMES.map((value) => ({ value, label: t(`filter.${value}`) }))}
          value={filter}
          onChoose={setFilter}
        />
      }
    >
      {items.length > 0 && <Rows items={items} />}
      {data && items.length === 0 && (
        <EmptyState icon={<Radio />} title={t("none")}>
          {t("noneText")}
        </EmptyState>
      )}
      {!data && <NotYet query={pages} loading={t("loading")} />}
      <ListFoot query={pages} label={t("more")} />
    </CardSection>
  );
}

function Rows({ items }: { items: readonly EventSubSubscription[] }) {
  const t = useTranslations("eventsub.list");
  const heads = ["type", "channel", "status", "cost", "since"] as const;
  return (
    <Table aria-label={t("title")} className="text-sm">
      <TableHead>
        <tr>
          {heads.map((head) => (
            <th key={head} scope="col" className="px-4 py-2 font-medium">
              {t(head)}
            </th>
          ))}
        </tr>
      </TableHead>
      <tbody>
        {items.map(({ id, type, broadcasterLogin, broadcasterId, status, cost, createdAt }) => (
          <TableRow key={id}>
            <td className="px-4 py-2 font-mono text-xs">{type}</td>
            <td className="px-4 py-2">{broadcasterLogin ?? broadcasterId ?? t("app")}</td>
            <td className="px-4 py-2">
              <Badge tone={status === "enabled" ? "ok" : "warn"}>{status}</Badge>
            </td>
            <td className="px-4 py-2 tabular-nums">{cost}</td>
            <td className="px-4 py-2 text-ink-2">
              <RelativeTime at={createdAt} />
            </td>
          </TableRow>
        ))}
      </tbody>
    </Table>
  );
}
