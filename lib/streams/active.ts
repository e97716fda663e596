import { type Db, db } from "@/lib/db/client";
import { now as instanceNow } from "@/lib/env/clock";
import { TallyError } from "@/lib/kernel/errors";
import { getStream } from "./detail";
import { channelOf } from "./list";
import { listOnAir } from "./repository-read-channel";
import type { StreamDetail } from "./schema";

/** The stream that is on air in a channel. @throws TallyError not_found, also while it is off air */
export async function activeStream(
  login: string,
  now = instanceNow(),
  from: Db = db(),
): Promise<StreamDetail> {
  const { id, displayName } = await channelOf(login, from);
  const [running] = await listOnAir(from, id);
  if (!running) throw new TallyError("not_found", `${displayName} is not on air.`);
  return getStream(running.id, now, from);
}
