"use client";
import { useQuery } from "@tanstack/react-query";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { Avatar } from "@/components/ui/avatar";
import { Button } from "@/components/ui/button";
import { CardSection } from "@/components/ui/card";
import { NotYet } from "@/components/ui/not-yet";
import { Page } from "@/components/ui/page";
import { Skeleton } from "@/components/ui/skeleton";
import { useFailureText } from "@/components/ui/use-failure-text";
import { whyDetailQuery } from "@/lib/deliveries/queries";
import type { WhyDetail as Detail, OwnDelivery, WayVerdict } from "@/lib/deliveries/schema";
import { StepList } from "./step-list";
import { announcementSteps, bellSteps, deliverySteps } from "./steps-of";
import { Verdict } from "./way-verdict";

/** One announcement, step by step: how it came about, and what became of it for this person in every way. */
export function WhyDetail({ id }: { id: string }) {
  const query = useQuery(whyDetailQuery(id));
  if (query.data) return <Found detail={query.data} />;
  return (
    <NotYet query={query}>
      <div className="grid grid-cols-1 gap-6 lg:grid-cols-2">
        <Skeleton className="h-64" />
        <Skeleton className="h-64" />
      </div>
    </NotYet>
  );
}

function Found({ detail }: { detail: Detail }) {
  const t = useTranslations("deliveries");
  const { broadcaster, kind, title, categoryName, ways, muted, following } = detail;
  const watched = kind === "watched" ? t("one.watched") : undefined;
  return (
    <Page
      title={t(`what.${kind}`, { name: broadcaster.displayName, category: categoryName })}
      picture={<Avatar name={broadcaster.displayName} src={broadcaster.avatarUrl} size={48} />}
      summary={[title, categoryName].filter(Boolean).join(" · ")}
      actions={
        <>
          {(following || kind !== "watched") && (
            <Button asChild>
              <Link href={`/channels/${broadcaster.login}`}>{t("one.channel")}</Link>
            </Button>
          )}
          <Button asChild>
            <Link href="/notifications/why">{t("one.back")}</Link>
          </Button>
        </>
      }
    >
      <div className="grid grid-cols-1 items-start gap-6 lg:grid-cols-2">
        <CardSection title={t("one.announced")} hint={muted ? t("one.mutedNow") : watched}>
          <div className="p-4">
            <StepList steps={announcementSteps(detail, t)} />
          </div>
        </CardSection>
        {ways.map((verdict) => (
          <Way key={verdict.medium} verdict={verdict} detail={detail} />
        ))}
      </div>
      <p className="mt-6">
        <Button asChild>
          <Link href="/settings/notifications">{t("one.settings")}</Link>
        </Button>
      </p>
    </Page>
  );
}

function Way({ verdict, detail }: { verdict: WayVerdict; detail: Detail }) {
  const failure = useFailureText();
  const t = useTranslations("deliveries");
  const { medium, state } = verdict;
  const rows = detail.deliveries.filter((row) => row.medium === medium && row.kind !== "ended");
  const ended = detail.deliveries.some(
    (row) => row.medium === medium && row.kind === "ended" && row.state === "sent",
  );
  const bell = medium === "in_app" ? bellSteps(detail, t) : [];
  return (
    <CardSection title={t(`ways.${medium}`)}>
      <div className="space-y-4 p-4">
        <Verdict verdict={verdict} className="font-medium" />
        {(state === "off" || state === "pending" || state === "not_following") && (
          <p className="text-pretty text-ink-2">{t(`one.hint.${state}`)}</p>
        )}
        {rows.map((row) => (
          <div key={row.id} className="space-y-2">
            {medium === "push" && row.state !== "skipped" && <Device row={row} />}
            <StepList steps={deliverySteps({ ...row, error: row.error && failure(row.error) }, t)} />
          </div>
        ))}
        {bell.length > 0 && <StepList steps={bell} />}
        {ended && <p className="text-ink-3 text-xs">{t("one.ended")}</p>}
      </div>
    </CardSection>
  );
}

function Device({ row: { device } }: { row: OwnDelivery }) {
  const t = useTranslations("deliveries.one");
  return (
    <p className="text-ink-2 text-xs">{device === null ? t("lostDevice") : t("device", { name: device })}</p>
  );
}
