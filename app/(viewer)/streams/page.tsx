import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { Hydrated, type SearchParams, urlParams } from "@/app/history-page";
import { realtimeCursor } from "@/app/realtime-cursor";
import { FollowedStreams } from "@/components/history/followed-streams";
import { createQueryClient } from "@/components/providers/query-client";
import { authorizePage } from "@/lib/auth";
import { listFollowedStreams } from "@/lib/streams";
import { firstStreams, historyKeys } from "@/lib/streams/queries";
import { followedStreamsQuery } from "@/lib/streams/schema";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("history.followed");
  return { title: t("title") };
}

export default async function FollowedStreamsPage({ searchParams }: { searchParams: SearchParams }) {
  const person = await authorizePage(({ id }) => ({ action: "following.read", ownerId: id }));
  await realtimeCursor();
  const q = (await urlParams(searchParams)).get("q")?.trim() ?? "";
  const client = createQueryClient();
  const query = followedStreamsQuery.safeParse({ q });
  // What does not fit is left to the browser to ask for, which shows why.
  if (query.success)
    client.setQueryData(
      historyKeys.followed(q),
      firstStreams(await listFollowedStreams(person.id, query.data)),
    );
  return (
    <Hydrated client={client}>
      <FollowedStreams />
    </Hydrated>
  );
}
