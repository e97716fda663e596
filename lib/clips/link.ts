import type { Pool } from "@/lib/db/client";
import { withTransaction } from "@/lib/db/tx";
import { appendEvents } from "@/lib/events";
import { TwitchError } from "@/lib/twitch";
import { type ArchiveRun, CHANNELS_OWN } from "./archive-run";
import { changedEvents } from "./archive-store";
import type { Claim } from "./repository-archive-lease";
import { lacksRecordings, linkClips, putRecordings } from "./repository-link";

/** Twitch keeps recordings for two months at most, and sessions are imported from recordings: no link comes later. */
const LINKED_LATER_MS = 62 * 86_400_000;

/**
 * Links clips of the last two months to streams by what is known by now: Twitch tells a clip's place in its recording
 * minutes after it was made, and sessions may be imported after their clips. Which stream a recording is of is asked
 * when clips are of one that is not known.
 * @throws TwitchError when Twitch is away
 */
export async function linkRecent(run: ArchiveRun, { channelId }: Pick<Claim, "channelId">): Promise<void> {
  const since = new Date(run.clock().getTime() - LINKED_LATER_MS);
  if ((await lacksRecordings(run.pool, channelId, since)) && (await run.purse.take())) {
    await learnRecordings(run, channelId);
  }
  await linkClipsSince(run.pool, channelId, since);
}

/**
 * Links clips of a channel that were made since then by the streams and recordings that are known now. Whoever puts a
 * stream on record that is over has it done: its clips may have been there before it. It reads no recordings.
 */
export async function linkClipsSince(pool: Pool, channelId: string, since: Date): Promise<void> {
  await withTransaction(async (tx) => {
    const linked = await linkClips(tx, { channelId, since });
    await appendEvents(
      tx,
      changedEvents(
        channelId,
        "updated",
        linked.map(({ id }) => id),
      ),
    );
  }, pool);
}

/** What Twitch fails to tell of this channel alone is asked again next time: its clips were archived without. */
async function learnRecordings(run: ArchiveRun, channelId: string): Promise<void> {
  try {
    const recordings = await run.twitch.getArchivedVideos(channelId, { signal: run.signal });
    await putRecordings(run.pool, channelId, recordings);
  } catch (error) {
    if (!(error instanceof TwitchError && CHANNELS_OWN.has(error.kind))) throw error;
    run.log.warn({ channelId, err: error }, "recordings not read");
  }
}
