"use client";
import { useQuery } from "@tanstack/react-query";
import { Film, Settings2 } from "lucide-react";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { channelPath } from "@/components/history/links";
import { Avatar } from "@/components/ui/avatar";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { Page } from "@/components/ui/page";
import { useUrlParams } from "@/components/ui/use-url-params";
import { clipFacetsQuery, clipStatisticsQuery } from "@/lib/clips/queries";
import type { BroadcasterRef } from "@/lib/events/schema";
import { ClipList } from "./clip-list";
import { ClipsToolbar } from "./clips-toolbar";
import { CollectionShelf } from "./collection-shelf";
import { studioClipsPath } from "./links";
import { shownFrom } from "./shown-in-url";
import { useFreshClips } from "./use-clips";

interface ChannelClipsProps {
  channel: BroadcasterRef;
  /** Whoever looks may put the channel's clips in order. */
  manages: boolean;
}

/** The clips of one channel, and what it put together of them. */
export function ChannelClips({ channel, manages }: ChannelClipsProps) {
  const t = useTranslations("clips");
  const { login, displayName } = channel;
  const [params] = useUrlParams();
  const facets = useQuery(clipFacetsQuery(login));
  useFreshClips();
  return (
    <Page
      title={t("list.titleOf", { name: displayName })}
      picture={<Avatar name={displayName} src={channel.avatarUrl} size={40} />}
      summary={<Summary login={login} />}
      actions={
        manages && (
          <Button asChild>
            <Link href={studioClipsPath(login)}>
              <Settings2 aria-hidden />
              {t("list.manage")}
            </Link>
          </Button>
        )
      }
    >
      <CollectionShelf login={login} manages={manages} />
      <ClipsToolbar choices={facets.data} />
      <ClipList
        place={{ channel: login, shown: shownFrom(params) }}
        none={
          <EmptyState
            icon={<Film />}
            title={t("none.title")}
            action={
              manages && (
                <Button asChild>
                  <Link href={studioClipsPath(login)}>{t("none.ownAction")}</Link>
                </Button>
              )
            }
          >
            {t(manages ? "none.own" : "none.text")}
          </EmptyState>
        }
      />
    </Page>
  );
}

function Summary({ login }: { login: string }) {
  const t = useTranslations("clips");
  const { data } = useQuery(clipStatisticsQuery(login));
  return (
    <>
      <Link href={channelPath(login)} className="hover:text-accent">
        {t("list.channel")}
      </Link>
      {data && data.clips > 0 && ` · ${t("list.views", { count: data.views })}`}
    </>
  );
}
