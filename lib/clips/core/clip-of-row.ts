import type { BroadcasterRef } from "@/lib/events/schema";
import type { Clip, ClipFileKind } from "../schema";

/** A clip with what belongs to it, as it is stored. */
export interface ClipRow {
  id: string;
  twitchId: string;
  broadcaster: BroadcasterRef;
  creatorId: string;
  creatorName: string;
  title: string;
  ownTitle: string | null;
  tags: string[];
  categoryId: string;
  /** Null: nobody asked Twitch for it yet; empty: Twitch does not know it. */
  categoryName: string | null;
  language: string;
  views: number;
  durationMs: number;
  createdAt: Date;
  featured: boolean;
  thumbnailUrl: string;
  embedUrl: string;
  stream: { id: string; title: string; startedAt: string } | null;
  streamOffset: number | null;
  goneAt: Date | null;
  deletedAt: Date | null;
  shareToken: string | null;
  /** Files of it that are kept here. */
  kept: ClipFileKind[];
  /** Whether its channel's clips are archived now. */
  archived: boolean;
}

/** By what right somebody sees it. */
export interface Sight {
  /** They keep the channel's clips in order. */
  manages: boolean;
  /** The token of the link that they came by: files are there by it too. */
  share?: string;
}

/** A clip as one who may see it is told of it. */
export function clipOfRow(row: ClipRow, { manages, share }: Sight): Clip {
  return {
    id: row.id,
    twitchId: row.twitchId,
    broadcaster: row.broadcaster,
    creator: { id: row.creatorId, name: row.creatorName },
    title: row.ownTitle ?? row.title,
    originalTitle: row.ownTitle === null ? null : row.title,
    tags: row.tags,
    category: row.categoryId === "" ? null : { id: row.categoryId, name: row.categoryName ?? "" },
    language: row.language,
    views: row.views,
    durationMs: row.durationMs,
    featured: row.featured,
    createdAt: row.createdAt.toISOString(),
    thumbnailUrl: pictureOf(row, share),
    videoUrl: row.kept.includes("video") ? fileUrl(row.id, "video", share) : null,
    embedUrl: row.goneAt === null && row.embedUrl !== "" ? row.embedUrl : null,
    twitchUrl: `https://clips.twitch.tv/${row.twitchId}`,
    stream: row.stream && {
      ...row.stream,
      startedAt: new Date(row.stream.startedAt).toISOString(),
      offsetSeconds: row.streamOffset,
    },
    goneAt: row.goneAt?.toISOString() ?? null,
    deletedAt: row.deletedAt?.toISOString() ?? null,
    sharePath: manages && row.shareToken !== null ? sharePathOf(row.shareToken) : null,
  };
}

/** The address of the page that shows a clip to whoever has it. */
export const sharePathOf = (token: string): string => `/c/${token}`;

/** Of what Twitch has no longer it answers every address with the same grey picture. */
export function pictureOf(
  { id, kept, goneAt, thumbnailUrl }: Pick<ClipRow, "id" | "kept" | "goneAt" | "thumbnailUrl">,
  share?: string,
): string | null {
  if (kept.includes("thumbnail")) return fileUrl(id, "thumbnail", share);
  return goneAt === null && thumbnailUrl !== "" ? thumbnailUrl : null;
}

const fileUrl = (id: string, kind: ClipFileKind, share?: string): string =>
  `/api/v1/clips/${id}/${kind}${share === undefined ? "" : `?share=${encodeURIComponent(share)}`}`;
