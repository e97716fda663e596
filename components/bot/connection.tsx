"use client";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { OutgoingCard } from "@/components/sending/outgoing-card";
import { Avatar } from "@/components/ui/avatar";
import { Card } from "@/components/ui/card";
import { NotYet } from "@/components/ui/not-yet";
import { Page } from "@/components/ui/page";
import type { BroadcasterRef } from "@/lib/events/schema";
import { AuditCard } from "./audit-card";
import { ChannelStatus } from "./channel-status";
import { ConnectCard } from "./connect-card";
import { LeaveCard } from "./leave-card";
import { ReadersCard } from "./readers-card";
import { SettingsCard } from "./settings-card";
import { useChannel } from "./use-channel";

interface ConnectionProps {
  owner: Pick<BroadcasterRef, "login" | "displayName" | "avatarUrl">;
  /** It was connected at some time. */
  known: boolean;
  /** How long this instance keeps messages, in days. */
  retentionDays: number;
  /** What Twitch is asked to allow, rendered on the server. */
  permissions: ReactNode;
}

/** The owner's page of their channel: whether it is read, how that goes, and who sees what. */
export function Connection({ owner, known, retentionDays, permissions }: ConnectionProps) {
  const t = useTranslations("bot");
  const { login, displayName, avatarUrl } = owner;
  const { channel, query } = useChannel(login, known);
  const connected = channel?.joinWanted ?? false;
  return (
    <Page
      title={t("connection.title")}
      picture={<Avatar name={displayName} src={avatarUrl} size={40} />}
      summary={t("connection.summary", { name: displayName })}
    >
      {channel === undefined ? (
        <Card>
          <NotYet query={query} loading={t("connection.loading")} />
        </Card>
      ) : (
        <div className="grid items-start gap-6 lg:grid-cols-[3fr_2fr]">
          <div className="min-w-0 space-y-6">
            {connected && channel ? (
              <ChannelStatus channel={channel} />
            ) : (
              <ConnectCard
                login={login}
                again={channel !== null}
                revokedAt={channel?.revokedAt ?? null}
                retentionDays={retentionDays}
              />
            )}
            {channel && <OutgoingCard login={login} connected={connected} />}
            {channel && <SettingsCard channel={channel} />}
            {channel && <AuditCard login={login} />}
          </div>
          <div className="min-w-0 space-y-6">
            {permissions}
            {channel && <ReadersCard login={login} closed={channel.readers === "owner"} />}
            {connected && <LeaveCard login={login} />}
          </div>
        </div>
      )}
    </Page>
  );
}
