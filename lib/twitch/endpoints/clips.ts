import { z } from "zod";
import type { Surroundings } from "../config";
import { parseAnswer } from "../core/parse-answer";
import { TwitchError } from "../core/twitch-error";
import type { Access } from "../get";
import type { Helix } from "../helix";
import type { ClipPage, TwitchClip } from "../types";

const endpoint = { what: "Create Clip", path: "clips" };
const reading = { what: "Get Clips", path: "clips" };
const PAGE_SIZE = "100";
/** What the one as whom it is made must have allowed. */
export const CLIPS_SCOPE = "clips:edit";

const answer = z.object({ data: z.array(z.object({ id: z.string().regex(/^[\w-]{1,100}$/) })).min(1) });

/** See `Twitch.createClip`. */
export async function createClip(
  helix: Helix,
  access: Access,
  broadcasterId: string,
  signal: AbortSignal | undefined,
): Promise<{ id: string }> {
  const body = await helix.write(endpoint, {
    access,
    method: "POST",
    query: { broadcaster_id: broadcasterId },
    signal,
  });
  const [clip] = parseAnswer(endpoint.what, answer, body).data;
  if (!clip) throw new TwitchError("malformed", `Twitch's answer to ${endpoint.what} is empty.`);
  return clip;
}

const clipRow = z
  .object({
    id: z.string().regex(/^[\w-]{1,200}$/),
    broadcaster_id: z.string().min(1),
    creator_id: z.string(),
    creator_name: z.string(),
    video_id: z.string().nullish(),
    vod_offset: z.number().int().nullish(),
    game_id: z.string().nullish(),
    language: z.string().nullish(),
    title: z.string(),
    view_count: z.number().int().nonnegative(),
    created_at: z.iso.datetime({ offset: true }),
    duration: z.number().nonnegative().max(3600),
    thumbnail_url: z.string().nullish(),
    embed_url: z.string().nullish(),
    is_featured: z.boolean().nullish(),
  })
  .transform(
    (row): TwitchClip => ({
      id: row.id,
      broadcasterId: row.broadcaster_id,
      creatorId: row.creator_id,
      creatorName: row.creator_name,
      videoId: row.video_id || null,
      // Twitch has been seen to give places before the recording's beginning.
      vodOffset: row.vod_offset === null || row.vod_offset === undefined ? null : Math.max(0, row.vod_offset),
      categoryId: row.game_id ?? "",
      language: row.language ?? "",
      title: row.title,
      views: row.view_count,
      durationMs: Math.round(row.duration * 1000),
      createdAt: new Date(row.created_at),
      thumbnailUrl: row.thumbnail_url ?? "",
      embedUrl: row.embed_url ?? "",
      featured: row.is_featured ?? false,
    }),
  );

/** See `Twitch.getClipPage`. A row that makes no sense is left out and counted: the others stay true without it. */
export async function getClipPage(
  helix: Helix,
  access: Access,
  window: { broadcasterId: string; from: Date; to: Date; cursor?: string | undefined },
  signal: AbortSignal | undefined,
  log: Surroundings["log"],
): Promise<ClipPage> {
  const query = {
    broadcaster_id: window.broadcasterId,
    // Without an end Twitch takes a week (dev.twitch.tv/docs/api/reference#get-clips).
    started_at: window.from.toISOString(),
    ended_at: window.to.toISOString(),
    first: PAGE_SIZE,
    ...(window.cursor !== undefined && { after: window.cursor }),
  };
  const { rows, cursor } = await helix.page(reading, { access, query, signal });
  const clips = readRows(rows, log);
  return { clips, unread: rows.length - clips.length, cursor };
}

/** See `Twitch.getClips`. */
export async function getClips(
  helix: Helix,
  access: Access,
  ids: readonly string[],
  signal: AbortSignal | undefined,
  log: Surroundings["log"],
): Promise<{ clips: TwitchClip[]; unread: number }> {
  if (ids.length === 0) return { clips: [], unread: 0 };
  const { rows } = await helix.page(reading, { access, query: { id: [...ids], first: PAGE_SIZE }, signal });
  const clips = readRows(rows, log);
  return { clips, unread: rows.length - clips.length };
}

function readRows(rows: readonly unknown[], log: Surroundings["log"]): TwitchClip[] {
  const clips = rows.flatMap((row) => clipRow.safeParse(row).data ?? []);
  if (clips.length < rows.length) {
    log.warn({ unread: rows.length - clips.length }, `${reading.what}: rows that make no sense`);
  }
  return clips;
}
