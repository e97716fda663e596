import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { channelName } from "@/app/channel-name";
import { Hydrated, type SearchParams, urlParams } from "@/app/history-page";
import { realtimeCursor } from "@/app/realtime-cursor";
import { createQueryClient } from "@/components/providers/query-client";
import { QuotesPage } from "@/components/quotes/quotes-page";
import { NotConnected } from "@/components/studio/not-connected";
import { authorizePage } from "@/lib/auth";
import { firstPage } from "@/lib/chat/queries";
import { TallyError } from "@/lib/kernel/errors";
import { listQuotes } from "@/lib/quotes";
import { quoteKeys } from "@/lib/quotes/queries";
import { quotesQuery } from "@/lib/quotes/schema";

interface StudioQuotesProps {
  params: Promise<{ login: string }>;
  searchParams: SearchParams;
}

export async function generateMetadata({ params }: StudioQuotesProps): Promise<Metadata> {
  const t = await getTranslations("quotes");
  return { title: t("page.titleOf", { name: await channelName((await params).login) }) };
}

export default async function StudioQuotes({ params, searchParams }: StudioQuotesProps) {
  const t = await getTranslations("quotes");
  const person = await authorizePage(() => ({ action: "commands.list" }));
  const { login } = await params;
  await realtimeCursor();
  const q = (await urlParams(searchParams)).get("q") ?? "";
  const asked = quotesQuery.safeParse({ q }).data ?? quotesQuery.parse({});
  const list = await listQuotes(person, login, asked).catch((error: unknown) => {
    if (error instanceof TallyError && error.code === "not_found") return null;
    throw error;
  });
  if (!list) {
    if (person.login === login) return <NotConnected login={login} title={t("page.title")} />;
    notFound();
  }
  const client = createQueryClient();
  client.setQueryData(quoteKeys.list(login, asked.q), firstPage(list));
  return (
    <Hydrated client={client}>
      <QuotesPage login={login} />
    </Hydrated>
  );
}
