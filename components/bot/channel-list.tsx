"use client";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { Avatar } from "@/components/ui/avatar";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { CardSection } from "@/components/ui/card";
import { Dialog } from "@/components/ui/dialog";
import { RelativeTime } from "@/components/ui/relative-time";
import { useFailureText } from "@/components/ui/use-failure-text";
import type { ConnectedChannel } from "@/lib/bot/schema";
import { paceWords, STATE_TONES } from "./channel-words";
import { useChannelChange } from "./use-channel";

/** Every connected channel and how reading it goes; for operators. */
export function ChannelList({ channels }: { channels: readonly ConnectedChannel[] }) {
  const t = useTranslations("bot");
  return (
    <CardSection title={t("list.title")}>
      {channels.length === 0 && <p className="p-4 text-ink-2">{t("list.none")}</p>}
      <ul className="divide-y divide-line" aria-label={t("list.label")}>
        {channels.map((channel) => (
          <ChannelItem key={channel.channel.id} channel={channel} />
        ))}
      </ul>
    </CardSection>
  );
}

function ChannelItem({ channel }: { channel: ConnectedChannel }) {
  const failure = useFailureText();
  const t = useTranslations("bot");
  const { displayName, avatarUrl, login } = channel.channel;
  const { state, lastError, joinedAt, authorisedBy, authorisedByName, joinWanted, revokedAt } = channel;
  return (
    <li className="flex flex-wrap items-center gap-x-4 gap-y-2 px-4 py-2.5">
      <Avatar name={displayName} src={avatarUrl} size={32} />
      <div className="min-w-40 flex-1">
        <p className="truncate font-medium">{displayName}</p>
        <p className="text-ink-3 text-xs">
          {authorisedBy === "owner"
            ? t("list.byOwner")
            : t("list.byOperator", { name: authorisedByName ?? t("list.anOperator") })}
          {channel.exempt && `, ${t("list.free")}`}
          {!channel.logging && `, ${t("list.notKept")}`}
        </p>
        {revokedAt !== null && (
          <p className="text-warn text-xs">
            {t.rich("list.revoked", { time: () => <RelativeTime at={revokedAt} /> })}
          </p>
        )}
        {lastError && <p className="text-danger text-xs">{failure(lastError)}</p>}
      </div>
      <span className="text-ink-2 text-xs tabular-nums">
        {state === "joined" && paceWords(t, channel.messagesPerMinute)}
        {joinedAt && t.rich("list.since", { time: () => <RelativeTime at={joinedAt} /> })}
      </span>
      <Badge tone={STATE_TONES[state]}>{t(`state.${state}`)}</Badge>
      {joinWanted && <LeaveButton login={login} name={displayName} />}
    </li>
  );
}

function LeaveButton({ login, name }: { login: string; name: string }) {
  const t = useTranslations("bot");
  const [asking, setAsking] = useState(false);
  const change = useChannelChange(login);
  return (
    <>
      <Button size="small" onClick={() => setAsking(true)} aria-label={t("list.leaveName", { name })}>
        {t("list.leave")}
      </Button>
      <Dialog
        open={asking}
        onOpenChange={setAsking}
        title={t("list.ask", { name })}
        description={t("list.askText")}
      >
        <div className="flex justify-end gap-2">
          <Button onClick={() => setAsking(false)}>{t("list.stay")}</Button>
          <Button
            look="danger"
            busy={change.isPending}
            onClick={() => change.mutate({ kind: "leave" }, { onSuccess: () => setAsking(false) })}
          >
            {t("list.leave")}
          </Button>
        </div>
      </Dialog>
    </>
  );
}
