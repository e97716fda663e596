import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { channelName } from "@/app/channel-name";
import { Hydrated } from "@/app/history-page";
import { realtimeCursor } from "@/app/realtime-cursor";
import { Connection } from "@/components/bot/connection";
import { PermissionsCard } from "@/components/bot/permissions-card";
import { createQueryClient } from "@/components/providers/query-client";
import { aboutMe, authorizePage } from "@/lib/auth";
import { botStatus, listChannels } from "@/lib/bot";
import { botKeys } from "@/lib/bot/queries";
import { env } from "@/lib/env/server";
import { listOutgoing } from "@/lib/sending";
import { sendingKeys } from "@/lib/sending/queries";
import { allowOnTwitch } from "./actions";

interface StudioChannelProps {
  params: Promise<{ login: string }>;
}

export async function generateMetadata({ params }: StudioChannelProps): Promise<Metadata> {
  const t = await getTranslations("studio");
  return { title: t("channel.title", { name: await channelName((await params).login) }) };
}

export default async function StudioChannel({ params }: StudioChannelProps) {
  const { login } = await params;
  // The page is the owner's: of a login that is not the person's own, there is nothing to see.
  const person = await authorizePage((asking) => ({
    action: "chat.share",
    broadcasterId: asking.login === login ? asking.twitchId : "",
  }));
  await realtimeCursor();
  const [{ scopes }, status, channels] = await Promise.all([
    aboutMe(person.id),
    botStatus(),
    listChannels({ ...person, operator: false }),
  ]);
  const own = channels.find(({ channel }) => channel.id === person.twitchId);
  const client = createQueryClient();
  client.setQueryData(botKeys.status, status);
  if (own) {
    client.setQueryData(botKeys.channel(login), own);
    client.setQueryData(sendingKeys.outgoing(login), await listOutgoing(person, login, { limit: 50 }));
  }
  return (
    <Hydrated client={client}>
      <Connection
        owner={{ login, displayName: person.name, avatarUrl: person.image }}
        known={own !== undefined}
        retentionDays={env().CHAT_RETENTION_DAYS}
        permissions={<PermissionsCard held={scopes} allow={allowOnTwitch} />}
      />
    </Hydrated>
  );
}
