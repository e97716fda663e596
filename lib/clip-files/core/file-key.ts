import type { ClipFileKind } from "@/lib/clips/schema";

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;
const FOLDERS: Record<ClipFileKind, string> = { video: "videos", thumbnail: "thumbnails" };

/**
 * Under which name a clip's file is kept: the same each time, so that one that is fetched again stands in place of the
 * last, and nothing in it comes from outside. The folder is the end of the id, which is random; its beginning is the
 * time, and all clips of a day would lie in one folder.
 * @throws RangeError when the id is not one of ours
 */
export function fileKey(clipId: string, kind: ClipFileKind): string {
  if (!UUID.test(clipId)) throw new RangeError("a clip's id is a UUID in lower case");
  return `${FOLDERS[kind]}/${clipId.slice(-2)}/${clipId}`;
}
