import { cleanText } from "@/lib/kernel/clean-text";
import { nextRefresh } from "./refresh-plan";

/** A clip as Twitch tells it. */
export interface ToldClip {
  id: string;
  broadcasterId: string;
  creatorId: string;
  creatorName: string;
  videoId: string | null;
  vodOffset: number | null;
  categoryId: string;
  language: string;
  title: string;
  views: number;
  durationMs: number;
  createdAt: Date;
  thumbnailUrl: string;
  embedUrl: string;
  featured: boolean;
}

/** What of a clip that is known decides on what is news. */
export interface KnownClip {
  id: string;
  twitchId: string;
  title: string;
  thumbnailUrl: string;
  views: number;
  goneAt: Date | null;
}

export interface StorePlan {
  /** Each clip once, as it is to be written, in the order in which rows are locked. */
  rows: (ToldClip & { refreshDueAt: Date })[];
  /** Known ones that pages show otherwise from now on; ids of ours. */
  changed: string[];
  /** Known ones that counted as gone; ids of ours. */
  back: string[];
}

const MOST_VIEWS = 2 ** 31 - 1;

/** What is to be written of what Twitch told at `now`, and what of it is news. A clip that was told twice is one. */
export function planStore(told: readonly ToldClip[], known: readonly KnownClip[], now: Date): StorePlan {
  const before = new Map(known.map((clip) => [clip.twitchId, clip]));
  const plan: StorePlan = { rows: [], changed: [], back: [] };
  const each = new Map(told.map((clip) => [clip.id, storable(clip)]));
  for (const clip of [...each.values()].sort((a, b) => (a.id < b.id ? -1 : 1))) {
    const was = before.get(clip.id);
    const refreshDueAt = nextRefresh({ ...clip, viewsBefore: was?.views ?? null }, now);
    plan.rows.push({ ...clip, refreshDueAt });
    if (!was) continue;
    if (was.goneAt) plan.back.push(was.id);
    else if (was.title !== clip.title || was.thumbnailUrl !== clip.thumbnailUrl) plan.changed.push(was.id);
  }
  return plan;
}

function storable(clip: ToldClip): ToldClip {
  return {
    ...clip,
    creatorId: cleanText(clip.creatorId),
    creatorName: cleanText(clip.creatorName),
    categoryId: cleanText(clip.categoryId),
    language: cleanText(clip.language),
    title: cleanText(clip.title),
    thumbnailUrl: cleanText(clip.thumbnailUrl),
    embedUrl: cleanText(clip.embedUrl),
    videoId: clip.videoId && cleanText(clip.videoId),
    views: Math.min(clip.views, MOST_VIEWS),
  };
}
