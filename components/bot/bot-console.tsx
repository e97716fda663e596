"use client";
import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { AccountCard } from "@/components/sending/account-card";
import { Card } from "@/components/ui/card";
import { NotYet } from "@/components/ui/not-yet";
import { Page } from "@/components/ui/page";
import { botChannelsQuery, botStatusQuery } from "@/lib/bot/queries";
import { BotsCard } from "./bots-card";
import { ChannelList } from "./channel-list";
import { TakeOnCard } from "./take-on-card";
import { useFreshChannels } from "./use-channel";

/** The operators' page of the bots: what they read, what it costs, and what waits. */
export function BotConsole() {
  const t = useTranslations("bot");
  useFreshChannels();
  const status = useQuery(botStatusQuery());
  const channels = useQuery(botChannelsQuery());
  const { data } = status;
  return (
    <Page
      title={t("console.title")}
      wide
      summary={
        data &&
        t("console.summary", {
          joined: data.channels.joined,
          wanted: data.channels.wanted,
          used: data.budget.used,
          most: data.budget.most,
        })
      }
    >
      <div className="space-y-6">
        {data ? (
          <BotsCard status={data} />
        ) : (
          <Card>
            <NotYet query={status} loading={t("console.loading")} />
          </Card>
        )}
        <AccountCard />
        <TakeOnCard />
        {channels.data ? (
          <ChannelList channels={channels.data.items} />
        ) : (
          <Card>
            <NotYet query={channels} loading={t("console.loading")} />
          </Card>
        )}
      </div>
    </Page>
  );
}
