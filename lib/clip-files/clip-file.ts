import type { Readable } from "node:stream";
import type { Person } from "@/lib/auth/core/policy";
import { clipForViewing } from "@/lib/clips";
import type { ClipFileKind } from "@/lib/clips/schema";
import type { ByteRange } from "@/lib/http/core/byte-range";
import type { StoredFile } from "@/lib/http/file";
import { TallyError } from "@/lib/kernel/errors";
import { logger } from "@/lib/log";
import { clipStores } from "./instance";

/**
 * A clip's file that is kept here, for somebody who may see the clip (see clipForViewing).
 * @throws TallyError not_found when there is no such file, or it is none of theirs
 */
export async function clipFile(
  person: Person | null,
  clipId: string,
  kind: ClipFileKind,
  share: string | null,
): Promise<StoredFile> {
  const { title, files } = await clipForViewing(person, clipId, share);
  const kept = files.find((each) => each.kind === kind);
  if (!kept) throw nothingHere();
  const { contentType, bytes, sha256, store, key } = kept;
  return {
    ...{ bytes, sha256, type: contentType },
    name: `${title}.${contentType.split("/")[1]}`,
    open: (range) => openKept({ clipId, store, key }, range),
  };
}

/** A store that is away, or one that lost a file, is for operators to know. */
async function openKept(
  where: { clipId: string; store: string; key: string },
  range: ByteRange | undefined,
): Promise<Readable> {
  try {
    const stored = await clipStores().named(where.store)?.open(where.key, range);
    if (stored) return stored;
  } catch (error) {
    logger("clip-files").error({ ...where, err: error }, "a file of a clip cannot be read");
    throw new TallyError("unavailable", "The file cannot be read right now. Try again in a moment.", {
      retryAfterSeconds: 10,
      cause: error,
    });
  }
  logger("clip-files").error(where, "a file of a clip is not in its store");
  throw nothingHere();
}

const nothingHere = () => new TallyError("not_found", "There is nothing here.");
