"use client";
import { useQuery } from "@tanstack/react-query";
import { ChatProblem, ChatSkeleton } from "@/components/chat/chat-states";
import { Card } from "@/components/ui/card";
import { Page } from "@/components/ui/page";
import { botChannelsQuery, botStatusQuery } from "@/lib/bot/queries";
import { BotsCard } from "./bots-card";
import { ChannelList } from "./channel-list";
import { TakeOnCard } from "./take-on-card";
import { useFreshChannels } from "./use-channel";

/** The operators' page of the bots: what they read, what it costs, and what waits. */
export function BotConsole() {
  useFreshChannels();
  const status = useQuery(botStatusQuery());
  const channels = useQuery(botChannelsQuery());
  const { data } = status;
  return (
    <Page
      title="Bots"
      wide
      summary={
        data &&
        `${data.channels.joined} of ${data.channels.wanted} channels read, ${data.budget.used} of ${data.budget.most} that one account may join.`
      }
    >
      <div className="space-y-6">
        {data ? (
          <BotsCard status={data} />
        ) : (
          <Card>
            {status.isError ? <ChatProblem query={status} /> : <ChatSkeleton label="Loading the bots" />}
          </Card>
        )}
        <TakeOnCard />
        {channels.data ? (
          <ChannelList channels={channels.data.items} />
        ) : (
          channels.isError && <ChatProblem query={channels} />
        )}
      </div>
    </Page>
  );
}
