import { type Twitch, TwitchError } from "@/lib/twitch";
import type { ClaimedFile } from "./repository-lane";

/**
 * Where files are, by clip id at Twitch; null: Twitch has none. Or why that is not known: the owner has not allowed
 * it, Twitch is away, or it refuses this clip.
 */
export type Addresses = Map<string, string | null> | "permission" | "away" | "refused";

/**
 * Asks Twitch where the videos of a channel's clips (at most 10) can be fetched from now. The addresses run out.
 * @throws the signal's reason
 */
export async function findVideos(
  twitch: Pick<Twitch, "getClipDownloads">,
  channelId: string,
  files: readonly ClaimedFile[],
  signal: AbortSignal,
): Promise<Addresses> {
  const ids = files.map(({ twitchId }) => twitchId);
  try {
    const told = await twitch.getClipDownloads(channelId, ids, { signal });
    return new Map(told.map(({ clipId, url }) => [clipId, url]));
  } catch (error) {
    signal.throwIfAborted();
    if (!(error instanceof TwitchError)) throw error;
    return whyUnknown(error);
  }
}

function whyUnknown({ kind, status }: TwitchError): "permission" | "away" | "refused" {
  if (kind === "unauthorized" || kind === "missing_scope" || status === 403) return "permission";
  return kind === "rejected" || kind === "not_found" || kind === "malformed" ? "refused" : "away";
}
