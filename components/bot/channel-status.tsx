"use client";
import { useQuery } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { gapText } from "@/components/chat/gap-text";
import { Badge } from "@/components/ui/badge";
import { CardSection } from "@/components/ui/card";
import { useNow, useTimeZone } from "@/components/ui/clock";
import { RelativeTime } from "@/components/ui/relative-time";
import { botStatusQuery } from "@/lib/bot/queries";
import type { ConnectedChannel } from "@/lib/bot/schema";
import { paceWords, STATE_TONES, STATE_WORDS } from "./channel-words";

/** How reading the channel goes, by the second. */
export function ChannelStatus({ channel }: { channel: ConnectedChannel }) {
  const { data: bots } = useQuery(botStatusQuery());
  const { state, joinedAt, lastMessageAt, lastError, gap, exempt } = channel;
  return (
    <CardSection
      title="The bot in your chat"
      actions={
        <span role="status">
          <Badge tone={STATE_TONES[state]}>{STATE_WORDS[state]}</Badge>
        </span>
      }
    >
      <dl className="grid gap-x-6 gap-y-3 p-4 sm:grid-cols-[9rem_1fr]">
        {joinedAt && (
          <Fact name="There since">
            <RelativeTime at={joinedAt} />
          </Fact>
        )}
        {state === "joined" && <Fact name="Pace">{paceWords(channel.messagesPerMinute)}</Fact>}
        <Fact name="Last message">{lastMessageAt ? <RelativeTime at={lastMessageAt} /> : "none yet"}</Fact>
        {gap && <OpenGap channelId={channel.channel.id} gap={gap} />}
        {lastError && (
          <Fact name="Last trouble">
            <span className="text-danger">{lastError}</span>
          </Fact>
        )}
        {bots && (
          <Fact name="Channels of the bot">
            {bots.budget.used} of {bots.budget.most}
            {exempt && ", of which yours is none: you let the bot in"}
          </Fact>
        )}
        {bots && !bots.canRead && (
          <Fact name="Account">
            <span className="text-warn">
              There is no account for the bot, and reading without one is switched off. Ask an operator.
            </span>
          </Fact>
        )}
      </dl>
    </CardSection>
  );
}

function OpenGap({ channelId, gap }: { channelId: string; gap: NonNullable<ConnectedChannel["gap"]> }) {
  const timeZone = useTimeZone();
  const now = useNow(60_000);
  return (
    <Fact name="Not recorded">
      <span className="text-warn">{gapText({ channelId, ...gap, to: null }, now, timeZone)}</span>
    </Fact>
  );
}

function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div className="contents">
      <dt className="text-ink-3">{name}</dt>
      <dd className="min-w-0 break-words">{children}</dd>
    </div>
  );
}
