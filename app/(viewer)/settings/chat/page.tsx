import { Download } from "lucide-react";
import type { Metadata } from "next";
import { useTranslations } from "next-intl";
import { getTranslations } from "next-intl/server";
import { Hydrated, type SearchParams, urlParams } from "@/app/history-page";
import { realtimeCursor } from "@/app/realtime-cursor";
import { EraseForm } from "@/components/chat-own/erase-form";
import { Erasures } from "@/components/chat-own/erasures";
import { OptOutForm } from "@/components/chat-own/opt-out-form";
import { OwnMessages } from "@/components/chat-own/own-messages";
import { OwnSummary } from "@/components/chat-own/own-summary";
import { createQueryClient } from "@/components/providers/query-client";
import { Button } from "@/components/ui/button";
import { CardSection } from "@/components/ui/card";
import { Page } from "@/components/ui/page";
import { UrlSearchInput } from "@/components/ui/url-search-input";
import { authorizePage } from "@/lib/auth";
import { listErasures, ownChat, searchOwn } from "@/lib/chat";
import { chatKeys } from "@/lib/chat/queries";
import { ownMessagesQuery } from "@/lib/chat/schema";
import { eraseOwn, saveOptOut } from "./actions";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("chat-own"))("page.title") };
}

export default async function OwnChatPage({ searchParams }: { searchParams: SearchParams }) {
  const t = await getTranslations("chat-own");
  const person = await authorizePage(() => ({ action: "chat.own" }));
  await realtimeCursor();
  const q = (await urlParams(searchParams)).get("q")?.trim() ?? "";
  const asked = ownMessagesQuery.safeParse({ q });
  const client = createQueryClient();
  const [own, erasures, messages] = await Promise.all([
    ownChat(person),
    listErasures(person),
    asked.success ? searchOwn(person, asked.data) : undefined,
  ]);
  client.setQueryData(chatKeys.ownFacts, own);
  client.setQueryData(chatKeys.erasures, erasures);
  // What does not fit is left to the browser to ask for, which shows why.
  if (messages) client.setQueryData(chatKeys.ownMessages(q), { pages: [messages], pageParams: [null] });
  return (
    <Hydrated client={client}>
      <Page title={t("page.title")} summary={<OwnSummary />} actions={<Exports />}>
        {/* The messages come last: their list goes on for as long as one scrolls. */}
        <div className="max-w-4xl space-y-6">
          <CardSection title={t("page.optOut")}>
            <OptOutForm optedOutAt={own.optedOutAt} save={saveOptOut} />
          </CardSection>
          <CardSection title={t("page.erase")}>
            <EraseForm login={person.login} optedOut={own.optedOutAt !== null} erase={eraseOwn} />
          </CardSection>
          <CardSection title={t("page.erasures")} hint={t("page.erasuresHint")}>
            <Erasures />
          </CardSection>
          <CardSection
            title={t("page.wrote")}
            hint={t("page.wroteHint")}
            actions={<UrlSearchInput param="q" label={t("page.search")} placeholder={t("page.search")} />}
          >
            <OwnMessages />
          </CardSection>
        </div>
      </Page>
    </Hydrated>
  );
}

function Exports() {
  const t = useTranslations("chat-own");
  return (
    <>
      {(["csv", "ndjson"] as const).map((format) => (
        <Button key={format} asChild>
          <a href={`/api/v1/me/chat/export?format=${format}`} download>
            <Download aria-hidden />
            {format === "csv" ? t("page.csv") : t("page.ndjson")}
          </a>
        </Button>
      ))}
    </>
  );
}
