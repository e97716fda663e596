"use client";
import { TriangleAlert } from "lucide-react";
import { useLocale, useTranslations } from "next-intl";
import { Badge } from "@/components/ui/badge";
import { CardSection } from "@/components/ui/card";
import { RelativeTime } from "@/components/ui/relative-time";
import type { EventSubOverview } from "@/lib/eventsub/schema";
import { transportText } from "@/lib/i18n/transport-text";

/** The way in use and why, what is wrong with it, and how its connection stands. */
export function TransportCard({ overview }: { overview: EventSubOverview }) {
  const t = useTranslations("eventsub.transport");
  const locale = useLocale();
  const { transport, reason, problem, callback, socket, reconciledAt } = overview;
  return (
    <CardSection
      title={t("title")}
      hint={reconciledAt ? t.rich("compared", { at: () => <RelativeTime at={reconciledAt} /> }) : t("never")}
      actions={<Badge tone={transport ? "ok" : "warn"}>{t(`name.${transport ?? "none"}`)}</Badge>}
    >
      <div className="grid gap-2 px-4 py-3 text-sm">
        <p>{transportText(locale, reason)}</p>
        {problem && (
          <p role="alert" className="flex items-start gap-2 text-warn">
            <TriangleAlert aria-hidden className="mt-0.5 size-4 shrink-0" />
            {transportText(locale, problem)}
          </p>
        )}
        {callback && (
          <p className="break-all text-ink-2">
            {t("callback")} <code className="font-mono text-xs">{callback}</code>
          </p>
        )}
        {socket && <SocketLine socket={socket} />}
      </div>
    </CardSection>
  );
}

function SocketLine({ socket }: { socket: NonNullable<EventSubOverview["socket"]> }) {
  const t = useTranslations("eventsub.transport");
  const { connectedSince, lastMessageAt, reconnects } = socket;
  return (
    <p className="text-ink-2">
      {connectedSince
        ? t.rich("connected", { at: () => <RelativeTime at={connectedSince} /> })
        : t("disconnected")}
      {lastMessageAt && <> · {t.rich("heard", { at: () => <RelativeTime at={lastMessageAt} /> })}</>}
      {" · "}
      {t("reconnects", { count: reconnects })}
    </p>
  );
}
