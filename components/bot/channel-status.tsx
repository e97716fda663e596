"use client";
import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { gapText } from "@/components/chat/gap-text";
import { Badge } from "@/components/ui/badge";
import { CardSection } from "@/components/ui/card";
import { useNow } from "@/components/ui/clock";
import { RelativeTime } from "@/components/ui/relative-time";
import { useFailureText } from "@/components/ui/use-failure-text";
import { useFormats } from "@/components/ui/use-formats";
import { botStatusQuery } from "@/lib/bot/queries";
import type { ConnectedChannel } from "@/lib/bot/schema";
import { paceWords, STATE_TONES } from "./channel-words";

/** How reading the channel goes, by the second. */
export function ChannelStatus({ channel }: { channel: ConnectedChannel }) {
  const failure = useFailureText();
  const t = useTranslations("bot");
  const { data: bots } = useQuery(botStatusQuery());
  const { state, joinedAt, lastMessageAt, lastError, gap, exempt } = channel;
  return (
    <CardSection
      title={t("status.title")}
      actions={
        <span role="status">
          <Badge tone={STATE_TONES[state]}>{t(`state.${state}`)}</Badge>
        </span>
      }
    >
      <dl className="grid gap-x-6 p-4 sm:grid-cols-[9rem_1fr] sm:gap-y-3">
        {joinedAt && (
          <Fact name={t("status.facts.since")}>
            <RelativeTime at={joinedAt} />
          </Fact>
        )}
        {state === "joined" && (
          <Fact name={t("status.facts.pace")}>{paceWords(t, channel.messagesPerMinute)}</Fact>
        )}
        <Fact name={t("status.facts.last")}>
          {lastMessageAt ? <RelativeTime at={lastMessageAt} /> : t("status.noneYet")}
        </Fact>
        {gap && <OpenGap channelId={channel.channel.id} gap={gap} />}
        {lastError && (
          <Fact name={t("status.facts.trouble")}>
            <span className="text-danger">{failure(lastError)}</span>
          </Fact>
        )}
        {bots && (
          <Fact name={t("status.facts.channels")}>
            {t("status.budget", { used: bots.budget.used, most: bots.budget.most })}
            {exempt && `, ${t("status.exempt")}`}
          </Fact>
        )}
        {bots && !bots.canRead && (
          <Fact name={t("status.facts.account")}>
            <span className="text-warn">{t("status.noAccount")}</span>
          </Fact>
        )}
      </dl>
    </CardSection>
  );
}

function OpenGap({ channelId, gap }: { channelId: string; gap: NonNullable<ConnectedChannel["gap"]> }) {
  const t = useTranslations("bot");
  const sayChat = useTranslations("chat");
  const formats = useFormats();
  const now = useNow(60_000);
  return (
    <Fact name={t("status.facts.gap")}>
      <span className="text-warn">{gapText(sayChat, formats, { channelId, ...gap, to: null }, now)}</span>
    </Fact>
  );
}

function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div className="contents">
      <dt className="text-ink-3">{name}</dt>
      <dd className="min-w-0 break-words max-sm:mb-3 max-sm:last:mb-0">{children}</dd>
    </div>
  );
}
