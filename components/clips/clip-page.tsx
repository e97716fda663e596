"use client";
import { useQuery } from "@tanstack/react-query";
import { RotateCcw, Trash2, TriangleAlert } from "lucide-react";
import Link from "next/link";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { Avatar } from "@/components/ui/avatar";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { NotYet } from "@/components/ui/not-yet";
import { Page } from "@/components/ui/page";
import { RelativeTime } from "@/components/ui/relative-time";
import { Skeleton } from "@/components/ui/skeleton";
import { useUrlParams } from "@/components/ui/use-url-params";
import { clipQuery } from "@/lib/clips/queries";
import type { Clip } from "@/lib/clips/schema";
import { AddToCollection } from "./add-to-collection";
import { ClipDetails } from "./clip-details";
import { ClipPlayer } from "./clip-player";
import { ClipTags } from "./clip-tags";
import { ClipTitle } from "./clip-title";
import { channelClipsPath, placePath } from "./links";
import { Neighbours } from "./neighbours";
import { placeFrom } from "./place";
import { PlayerKeys } from "./player-keys";
import { ShareButton } from "./share-button";
import { useRemoveClip, useRestoreClip } from "./use-clip-edits";
import { useFreshClips } from "./use-clips";

interface ClipPageProps {
  id: string;
  /** Whoever looks may put the channel's clips in order. */
  manages: boolean;
  /** The address people open this site by: "https://tally.example". */
  origin: string;
}

/** One clip: to be watched, with what is known of it, and for who may, to be put in order. */
export function ClipPage({ id, manages, origin }: ClipPageProps) {
  const t = useTranslations("clips");
  const query = useQuery(clipQuery(id));
  useFreshClips();
  const clip = query.data;
  if (!clip)
    return (
      <Page title={t("player.clip")}>
        <NotYet query={query}>
          <div className="grid items-start gap-4 lg:grid-cols-[minmax(0,1fr)_20rem]">
            <Skeleton className="aspect-video" />
            <Skeleton className="h-80" />
          </div>
        </NotYet>
      </Page>
    );
  return <Shown clip={clip} manages={manages} origin={origin} />;
}

function Shown({ clip, manages, origin }: Omit<ClipPageProps, "id"> & { clip: Clip }) {
  const t = useTranslations("clips");
  const [params] = useUrlParams();
  const place = placeFrom(params);
  const { broadcaster, creator, createdAt } = clip;
  return (
    <Page
      title={clip.title}
      heading={<ClipTitle key={clip.id} clip={clip} manages={manages} />}
      picture={
        <Avatar
          name={broadcaster.displayName}
          src={broadcaster.avatarUrl}
          size={40}
          className="max-sm:hidden"
        />
      }
      summary={
        <>
          <Link href={channelClipsPath(broadcaster.login)} className="font-medium text-ink hover:text-accent">
            {broadcaster.displayName}
          </Link>{" "}
          · <bdi>{t("card.by", { name: creator.name })}</bdi> · <RelativeTime at={createdAt} />
        </>
      }
      actions={
        manages && clip.deletedAt === null && <Actions clip={clip} origin={origin} back={placePath(place)} />
      }
    >
      <div className="grid items-start gap-4 lg:grid-cols-[minmax(0,1fr)_20rem]">
        <div className="space-y-3">
          {clip.deletedAt !== null && <Removed clip={clip} />}
          <ClipPlayer key={clip.id} clip={clip} host={new URL(origin).hostname} />
          <div className="flex flex-wrap items-start justify-between gap-3">
            <Neighbours id={clip.id} place={place} />
            {clip.videoUrl && <PlayerKeys />}
          </div>
        </div>
        <Card className="space-y-4 p-4">
          <ClipDetails clip={clip} links />
          <ClipTags key={clip.id} clip={clip} manages={manages} />
        </Card>
      </div>
    </Page>
  );
}

function Actions({ clip, origin, back }: { clip: Clip; origin: string; back: string }) {
  const t = useTranslations("clips");
  const router = useRouter();
  const remove = useRemoveClip(() => router.push(back));
  return (
    <>
      <AddToCollection clip={clip} />
      <ShareButton clip={clip} origin={origin} />
      <Button look="danger" busy={remove.isPending} onClick={() => remove.mutate(clip)}>
        <Trash2 aria-hidden />
        {t("edit.remove")}
      </Button>
    </>
  );
}

function Removed({ clip }: { clip: Clip }) {
  const t = useTranslations("clips");
  const restore = useRestoreClip();
  return (
    <p className="flex flex-wrap items-center gap-3 rounded-lg border border-line bg-surface px-4 py-3">
      <TriangleAlert aria-hidden className="size-4 shrink-0 text-warn" />
      <span className="flex-1">{t("edit.isRemoved")}</span>
      <Button size="small" busy={restore.isPending} onClick={() => restore.mutate({ id: clip.id })}>
        <RotateCcw aria-hidden />
        {t("edit.restore")}
      </Button>
    </p>
  );
}
