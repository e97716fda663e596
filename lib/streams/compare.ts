import { type Db, db } from "@/lib/db/client";
import { now as instanceNow } from "@/lib/env/clock";
import { TallyError } from "@/lib/kernel/errors";
import { loadDetails } from "./detail";
import { getOverview } from "./overview";
import type { ChannelComparison, OverviewQuery, StreamComparison } from "./schema";

/** Streams side by side, in the order asked for. @throws TallyError not_found */
export async function compareStreams(
  ids: readonly string[],
  now = instanceNow(),
  from: Db = db(),
): Promise<StreamComparison> {
  const streams = await loadDetails(ids, now, from);
  if (streams.length < ids.length) throw new TallyError("not_found", "One of these streams is not there.");
  return { streams };
}

/** Channels over the same days, in the order asked for. @throws TallyError not_found */
export async function compareChannels(
  logins: readonly string[],
  query: OverviewQuery,
  now = instanceNow(),
  from: Db = db(),
): Promise<ChannelComparison> {
  return { channels: await Promise.all(logins.map((login) => getOverview(login, query, now, from))) };
}
