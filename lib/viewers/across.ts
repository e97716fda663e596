import { z } from "zod";
import type { Person } from "@/lib/auth/core/policy";
import { listReadableChannels } from "@/lib/chat";
import { type Db, db } from "@/lib/db/client";
import type { BroadcasterRef } from "@/lib/events/schema";
import { decodeCursor, encodeCursor } from "@/lib/kernel/cursor";
import { TallyError } from "@/lib/kernel/errors";
import { channelOf } from "./access";
import { isTime, sortedBy, sortValue, viewerStatistics } from "./list";
import { listAcross, type PlaceAcross, type RowAcross } from "./repository-across";
import { freshLists } from "./repository-roles";
import type {
  ChannelViewer,
  ViewerSort,
  ViewersAcrossList,
  ViewersAcrossQuery,
  viewersStatisticsList,
} from "./schema";
import { withRoles } from "./with-roles";

/**
 * Chatters of one channel, or of all whose chat the person may read, the latest or the most first. Channels are not
 * added up: the same person in two of them is there twice.
 * @throws TallyError not_found when the channel is not theirs to read, bad_request for a cursor that is not ours
 */
export async function listViewersAcross(
  person: Person,
  { channel, cursor, limit, ...asked }: ViewersAcrossQuery,
  from: Db = db(),
): Promise<ViewersAcrossList> {
  const { sort } = asked;
  const after = cursor === undefined ? null : placeOf(cursor, sort);
  const channels = await channelsFor(from, person, channel);
  const channelIds = channels.map(({ id }) => id);
  const part = { ...asked, channelIds, now: new Date(), after, limit: limit + 1 };
  const rows = await listAcross(from, part);
  const page = rows.slice(0, limit);
  const last = rows.length > page.length ? page.at(-1) : undefined;
  const shown = await shownOf(from, page);
  const byId = new Map(channels.map((one) => [one.id, one]));
  return {
    items: page.flatMap((row) => {
      const of = byId.get(row.channelId);
      const viewer = shown.get(keyOf(row));
      return of && viewer ? [{ channel: of, viewer }] : [];
    }),
    next_cursor: last ? encodeCursor([sort, sortedBy(last, sort), last.id, last.channelId]) : null,
  };
}

/**
 * Figures of the chatters of one channel, or of each whose chat the person may read.
 * @throws TallyError not_found when the channel is not theirs to read
 */
export async function statisticsAcross(
  person: Person,
  login: string | undefined,
  from: Db = db(),
): Promise<z.infer<typeof viewersStatisticsList>> {
  const items = [];
  for (const channel of await channelsFor(from, person, login))
    items.push({ channel, ...(await viewerStatistics(person, channel.login, from)) });
  return { items, next_cursor: null };
}

async function channelsFor(from: Db, person: Person, login: string | undefined): Promise<BroadcasterRef[]> {
  return login === undefined
    ? listReadableChannels(person, from)
    : [await channelOf(from, person, login, "read")];
}

const keyOf = ({ channelId, id }: RowAcross): string => `${channelId} ${id}`;

/** Rows as pages show them, by channel and person: which roles count is each channel's own. */
async function shownOf(db: Db, rows: readonly RowAcross[]): Promise<Map<string, ChannelViewer>> {
  const shown = new Map<string, ChannelViewer>();
  for (const channelId of new Set(rows.map((row) => row.channelId))) {
    const own = rows.filter((row) => row.channelId === channelId).map(({ channelId: _, ...row }) => row);
    const viewers = await withRoles(db, channelId, own, await freshLists(db, channelId));
    for (const viewer of viewers) shown.set(`${channelId} ${viewer.id}`, viewer);
  }
  return shown;
}

function placeOf(cursor: string, sort: ViewerSort): PlaceAcross {
  const place = z.tuple([z.literal(sort), sortValue(sort), z.string().max(20), z.string().max(20)]);
  const read = place.safeParse(decodeCursor(cursor));
  if (!read.success)
    throw new TallyError("bad_request", "This page link is not valid. Start again from the first page.", {
      fields: [{ field: "cursor", message: "must be the next_cursor of an answer in the same order" }],
    });
  const [, value, id, channelId] = read.data;
  return { value: isTime(sort) ? new Date(value) : value, id, channelId };
}
