import { createHash } from "node:crypto";
import type { Controls } from "../controls";
import { decide } from "../faults/decide";
import { refusal } from "../faults/spoil";
import { type Answer, type Ask, header, htmlPage, json } from "../http/exchange";
import { outcome } from "../http/request-log";
import type { Reply } from "../http/serve";
import type { World } from "../world/world";
import { byteRange } from "./byte-range";
import { clipStill, clipVideo, MISSING_PICTURE } from "./clip-bytes";
import type { ClipFiles } from "./clip-files";
import { clipPage } from "./clip-page";

const FILE = /^\/clip-files\/([\w-]{1,200})\.mp4$/;
const THUMBNAIL = /^\/clip-thumbnails\/([\w-]{1,200})-preview-480x272\.jpg$/;
const PAGE = /^\/clips\/([\w-]{1,200})$/;
const MISSING_PATH = "/ttv-static/404_preview-480x272.jpg";

/**
 * Files and stills of clips, with the faults that are switched on, each request logged; and the pages that show a clip.
 * Undefined for other paths.
 */
export function createClipMedia(
  { world, clipFiles, faults, requests }: Controls,
  now: () => number,
): (ask: Ask) => Reply | undefined {
  const struckBy = (ask: Ask, endpoint: string, answer: () => Answer): Reply => {
    const struck = faults.strike(endpoint);
    const reply = decide(struck, () => refusal(struck, endpoint, now()) ?? answer());
    const kinds = struck.map(({ kind }) => kind);
    const asked = { at: now(), method: ask.method, endpoint, parameters: header(ask, "range") ?? "" };
    requests.add({ ...asked, ...outcome(reply), faults: kinds });
    return reply;
  };
  return (ask) => {
    const { method, path, query } = ask;
    if (method !== "GET" && method !== "HEAD") return undefined;
    const [, filed] = FILE.exec(path) ?? [];
    if (filed !== undefined)
      return struckBy(ask, "media/clip-files", () => file(ask, filed, world, clipFiles));
    const [, pictured] = THUMBNAIL.exec(path) ?? [];
    if (pictured !== undefined)
      return struckBy(ask, "media/clip-thumbnails", () => thumbnail(pictured, world));
    if (path === MISSING_PATH) return whole(jpeg(MISSING_PICTURE));
    const [, shown] = path === "/embed" ? [null, query.get("clip") ?? ""] : (PAGE.exec(path) ?? []);
    if (shown === undefined) return undefined;
    const clip = world.clips.find(shown);
    return whole(htmlPage(clip ? 200 : 404, clipPage(clip, clipFiles.pathOf(shown))));
  };
}

/** With ranges, as players ask for. */
function file(ask: Ask, clipId: string, world: World, clipFiles: ClipFiles): Answer {
  if (!clipFiles.isGood(clipId, ask.query)) return json(403, { status: 403, message: "expired" });
  if (!world.clips.find(clipId)?.hasFile) return json(404, { status: 404, message: "no such clip" });
  const bytes = clipVideo(clipId);
  const headers = {
    "content-type": "video/mp4",
    "accept-ranges": "bytes",
    etag: `"${createHash("sha256").update(bytes).digest("hex").slice(0, 32)}"`,
    "access-control-allow-origin": "*",
    "cross-origin-resource-policy": "cross-origin",
  };
  const range = byteRange(header(ask, "range"), bytes.length);
  if (range === null) return { status: 200, headers, body: bytes };
  if (range === "beyond") {
    return { status: 416, headers: { ...headers, "content-range": `bytes */${bytes.length}` }, body: "" };
  }
  const { start, end } = range;
  return {
    status: 206,
    headers: { ...headers, "content-range": `bytes ${start}-${end - 1}/${bytes.length}` },
    body: bytes.subarray(start, end),
  };
}

/** Twitch has no 404 here: what is gone leads to a picture that says so. */
function thumbnail(clipId: string, world: World): Answer {
  if (world.clips.find(clipId)?.thumbnail === "there") return jpeg(clipStill(clipId));
  return { status: 302, headers: { location: MISSING_PATH, "cache-control": "no-store" }, body: "" };
}

function jpeg(body: Uint8Array): Answer {
  return {
    status: 200,
    headers: {
      "content-type": "image/jpeg",
      "cache-control": "public, max-age=86400",
      "access-control-allow-origin": "*",
      "cross-origin-resource-policy": "cross-origin",
    },
    body,
  };
}

const whole = (answer: Answer): Reply => ({ fate: "answer", answer, delayMs: 0 });
