import { recordAudit } from "@/lib/audit";
import type { Person } from "@/lib/auth/core/policy";
import { db, type Pool } from "@/lib/db/client";
import { withTransaction } from "@/lib/db/tx";
import { now as instanceNow } from "@/lib/env/clock";
import { appendEvents } from "@/lib/events";
import { TallyError } from "@/lib/kernel/errors";
import { type Twitch, twitch } from "@/lib/twitch";
import { managedChannel } from "./access";
import { storeClips } from "./archive-store";
import { clipIdIn } from "./core/clip-id";
import { clipOfRow } from "./core/clip-of-row";
import { findByTwitchId } from "./repository-read-rows";
import type { TakenClip } from "./schema";

/** Whom to ask, and when it is. */
export interface TakeInDeps {
  pool: Pool;
  getClips: Twitch["getClips"];
  now: Date;
}

const processDeps = (): TakeInDeps => ({
  pool: db(),
  getClips: (...asked) => twitch().getClips(...asked),
  now: instanceNow(),
});

/**
 * Takes a clip of the channel into its archive, by its id or address at Twitch. One that is there already is answered
 * as it is, removed or not, and Twitch is not asked.
 * @throws TallyError not_found when the channel is not theirs, unprocessable when that is no clip of the channel;
 *   TwitchError
 */
export async function takeClip(
  person: Person,
  login: string,
  typed: string,
  { pool, getClips, now }: TakeInDeps = processDeps(),
): Promise<TakenClip> {
  const channel = await managedChannel(pool, person, login);
  const id = clipIdIn(typed);
  if (id === null) throw wrong("must be a clip's id or address");
  const known = await findByTwitchId(pool, id);
  if (!known) {
    const { clips, unread } = await getClips([id]);
    const [clip] = clips;
    if (!clip && unread > 0) throw unreadable();
    if (!clip) throw wrong("must be a clip that Twitch has");
    if (clip.broadcasterId !== channel.id) throw wrong("must be a clip of this channel");
    await withTransaction(async (tx) => {
      const { events } = await storeClips(tx, [clip], { now, backfill: false });
      const target = { kind: "clip", id: clip.id, name: clip.title } as const;
      await recordAudit(tx, { action: "clip.add", target, channelId: channel.id });
      await appendEvents(tx, events);
    }, pool);
  }
  const row = known ?? (await findByTwitchId(pool, id));
  if (row?.broadcaster.id !== channel.id) throw wrong("must be a clip of this channel");
  return { ...clipOfRow(row, { manages: true }), known: known !== undefined };
}

const wrong = (message: string) =>
  new TallyError("unprocessable", "Something in the request does not fit.", {
    fields: [{ field: "clip", message }],
  });
const unreadable = () =>
  new TallyError("unavailable", "Twitch's answer about this clip makes no sense. Try again later.");
