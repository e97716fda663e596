import { logger } from "@/lib/log";
import { type Twitch, TwitchError } from "@/lib/twitch";

/**
 * Has Twitch make a clip of what a channel shows now, as the broadcaster, and says where it will be, or why there is
 * none. Asked once: a second one is worse than none. Whether the channel is live Twitch knows sooner than we do.
 * `onMade` is told when one is made; the clip is there whatever becomes of that. Never throws.
 */
export async function createClip(
  twitch: Pick<Twitch, "createClip">,
  channelId: string,
  onMade: (channelId: string) => Promise<void>,
): Promise<string> {
  try {
    const clip = await twitch.createClip(channelId, { signal: AbortSignal.timeout(WITHIN_MS) });
    await onMade(channelId).catch((err: unknown) => {
      logger("commands").warn({ err, channelId }, "a clip was made that is archived only with the next ones");
    });
    return `Clip: https://clips.twitch.tv/${clip.id}`;
  } catch (error) {
    const words = error instanceof TwitchError ? WORDS[error.kind] : undefined;
    if (!words) logger("commands").warn({ err: error, channelId }, "a clip could not be made");
    return words ?? "Twitch made no clip. Try again in a moment.";
  }
}

/** What is said later is worth less than an honest no. */
const WITHIN_MS = 8_000;

const NOT_ALLOWED = "Clips are not allowed yet: the streamer can allow them in the studio, under Connection.";
const WORDS: Partial<Record<TwitchError["kind"], string>> = {
  missing_scope: NOT_ALLOWED,
  unauthorized: NOT_ALLOWED,
  not_found: "There is nothing to clip: the channel is offline.",
  // A category or a channel of which Twitch takes no clips, or not from everybody.
  rejected: "Twitch takes no clips here.",
};
