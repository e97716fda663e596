import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import type pg from "pg";
import { type KeepDeps, keepClipFiles } from "@/lib/clip-files/keep-clip-files";
import { createStores } from "@/lib/clip-files/stores";
import { createOutbound } from "@/lib/outbound";
import { connectChannels } from "./clip-archive";

/** The first bytes of an MP4, and as many more as it takes to be so long. */
export function mp4(bytes: number, fill = 7): Buffer {
  const file = Buffer.alloc(bytes, fill);
  file.write("\0\0\0\x18ftypisom", "latin1");
  return file;
}
export const JPEG = Buffer.concat([Buffer.from([0xff, 0xd8, 0xff, 0xe0]), Buffer.alloc(500, 1)]);

export type MediaAnswer = Buffer | ((request: IncomingMessage, response: ServerResponse) => void);

export interface MediaHost {
  url: string;
  /** host:port. */
  host: string;
  /** What stands under a path; 404 where nothing does. */
  files: Map<string, MediaAnswer>;
  /** Paths that were asked for, in order. */
  asked: string[];
  stop(): Promise<void>;
}

/** Where files of clips come from, and all that can be wrong with them. */
export async function startMediaHost(): Promise<MediaHost> {
  const files = new Map<string, MediaAnswer>();
  const asked: string[] = [];
  const server = createServer((request, response) => {
    const path = request.url ?? "";
    asked.push(path);
    const file = files.get(path);
    if (typeof file === "function") return file(request, response);
    response.writeHead(file ? 200 : 404, { "content-length": file?.byteLength ?? 0 }).end(file);
  });
  await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
  const host = `127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    ...{ host, url: `http://${host}`, files, asked },
    async stop() {
      server.closeAllConnections();
      await new Promise((closed) => server.close(closed));
    },
  };
}

/** A channel that keeps what it is said to keep. */
export async function addKeepingChannel(
  pool: pg.Pool,
  id: string,
  { thumbnails = false, videos = false, quotaMb = 100 } = {},
): Promise<void> {
  await connectChannels(pool, [id]);
  await pool.query(
    `INSERT INTO clip_archive (channel_id, enabled, keep_thumbnails, keep_videos, quota_mb)
     VALUES ($1, true, $2, $3, $4)`,
    [id, thumbnails, videos, quotaMb],
  );
}

/** Clips of a channel, the first the newest; says their ids here. */
export async function addClips(
  pool: pg.Pool,
  channelId: string,
  clips: readonly { twitchId: string; thumbnailUrl?: string; title?: string }[],
): Promise<string[]> {
  const { rows } = await pool.query<{ id: string }>(
    `INSERT INTO clip (twitch_id, channel_id, creator_id, creator_name, title, thumbnail_url, duration_ms, created_at,
       refresh_due_at)
     SELECT c.id, $1, '5', 'Ann', c.title, c.thumbnail, 30000, now() - n * interval '1 minute', now()
     FROM unnest($2::text[], $3::text[], $4::text[]) WITH ORDINALITY AS c (id, thumbnail, title, n)
     ORDER BY n RETURNING id`,
    [
      channelId,
      clips.map((clip) => clip.twitchId),
      clips.map((clip) => clip.thumbnailUrl ?? ""),
      clips.map((clip) => clip.title ?? "A clip"),
    ],
  );
  return rows.map(({ id }) => id);
}

export interface FileRow {
  twitchId: string;
  kind: string;
  state: string;
  problem: string | null;
  attempts: number;
  bytes: string | null;
  key: string | null;
  leased: boolean;
  dueInMinutes: number;
}

export async function fileRows(pool: pg.Pool): Promise<FileRow[]> {
  const { rows } = await pool.query<FileRow>(
    `SELECT c.twitch_id AS "twitchId", f.kind, f.state, f.problem, f.attempts, f.bytes, f.key,
       f.leased_until IS NOT NULL AS leased,
       round(extract(epoch FROM f.due_at - clock_timestamp()) / 60)::int AS "dueInMinutes"
     FROM clip_file f JOIN clip c ON c.id = f.clip_id ORDER BY c.created_at DESC, f.kind`,
  );
  return rows;
}

export const keptBytes = async (pool: pg.Pool, channelId: string): Promise<number> => {
  const { rows } = await pool.query<{ kept: string }>(
    "SELECT kept_bytes AS kept FROM clip_archive WHERE channel_id = $1",
    [channelId],
  );
  return Number(rows[0]?.kept);
};

/** What the lane works with: a folder, one host, and addresses of videos as they are given by clip. */
export function laneDeps(
  pool: pg.Pool,
  media: Pick<MediaHost, "host" | "url">,
  folder: string,
  more: Partial<KeepDeps> = {},
): KeepDeps {
  return {
    pool,
    twitch: {
      getClipDownloads: async (_channel, ids) =>
        ids.map((clipId) => ({ clipId, url: `${media.url}/${clipId}.mp4` })),
    },
    outbound: createOutbound({ allow: [media.host] }),
    stores: createStores({ CLIP_DIR: folder, S3_REGION: "us-east-1" } as Parameters<typeof createStores>[0]),
    mayLead: (url) => url.host === media.host,
    operatorIds: ["900"],
    elsewhere: false,
    log: { warn: () => undefined },
    ...more,
  };
}

export const keepOnce = (deps: KeepDeps, now = new Date(), signal = new AbortController().signal) =>
  keepClipFiles(deps, { now, signal, progress: () => undefined });
