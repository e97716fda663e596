import { z } from "zod";
import { readHalving } from "../core/halve";
import { parseAnswer } from "../core/parse-answer";
import { isBadRequest } from "../core/twitch-error";
import type { Access } from "../get";
import type { Helix } from "../helix";
import type { ClipDownload } from "../types";

const endpoint = { what: "Get Clips Download", path: "clips/downloads" };

const downloadRow = z
  .object({
    clip_id: z.string().min(1),
    landscape_download_url: z.string().nullish(),
    portrait_download_url: z.string().nullish(),
  })
  .transform(
    (row): ClipDownload => ({
      clipId: row.clip_id,
      // A clip of a stream that was held upright has no other.
      url: row.landscape_download_url || row.portrait_download_url || null,
    }),
  );

/**
 * See `Twitch.getClipDownloads`. A clip of which Twitch says nothing has no file. Nor has one whose id it finds "not
 * valid", as of a clip that was deleted: for that it refuses all that are asked about with it
 * (dev.twitch.tv/docs/api/reference#get-clips-download), so they are asked about in halves.
 */
export async function getClipDownloads(
  helix: Helix,
  access: Access,
  broadcasterId: string,
  clipIds: readonly string[],
  signal: AbortSignal | undefined,
): Promise<ClipDownload[]> {
  const read = async (some: readonly string[]) => {
    const query = { broadcaster_id: broadcasterId, editor_id: broadcasterId, clip_id: [...some] };
    const { rows } = await helix.page(endpoint, { access, query, signal });
    return rows.map((row) => parseAnswer(endpoint.what, downloadRow, row));
  };
  const downloads = await readHalving(clipIds, read, isBadRequest);
  const told = new Map(downloads.map((download) => [download.clipId, download]));
  return clipIds.map((clipId) => told.get(clipId) ?? { clipId, url: null });
}
