import { z } from "zod";
import type { Surroundings } from "../config";
import { parseDuration } from "../core/duration";
import type { Access } from "../get";
import type { Helix } from "../helix";
import type { ArchivedVideo } from "../types";

const endpoint = { what: "Get Videos", path: "videos" };
const PAGE_SIZE = "100";
/** Recordings are kept for two months at most, and nobody streams more than some times a day. */
const MAX_PAGES = 10;

const videoRow = z
  .object({
    id: z.string().min(1),
    // Null for what is not the recording of a stream.
    stream_id: z.string().min(1).nullish(),
    title: z.string(),
    created_at: z.iso.datetime({ offset: true }),
    duration: z.string().transform(parseDuration).pipe(z.number()),
    language: z.string(),
    type: z.literal("archive"),
  })
  .transform((row): ArchivedVideo | null =>
    row.stream_id
      ? {
          id: row.id,
          streamId: row.stream_id,
          title: row.title,
          startedAt: new Date(row.created_at),
          durationMs: row.duration,
          language: row.language,
        }
      : null,
  );

/** See `Twitch.getArchivedVideos`. A row that makes no sense is left out: the others stay true without it. */
export async function getArchivedVideos(
  helix: Helix,
  access: Access,
  userId: string,
  signal: AbortSignal | undefined,
  log: Surroundings["log"],
): Promise<ArchivedVideo[]> {
  const query = { user_id: userId, type: "archive", first: PAGE_SIZE };
  const videos: ArchivedVideo[] = [];
  let unread = 0;
  for await (const { rows } of helix.pages(endpoint, { access, query, signal }, MAX_PAGES)) {
    for (const row of rows) {
      const video = videoRow.safeParse(row);
      if (!video.success) unread += 1;
      else if (video.data) videos.push(video.data);
    }
  }
  if (unread > 0) log.warn({ unread }, `${endpoint.what}: rows that make no sense`);
  return videos;
}
