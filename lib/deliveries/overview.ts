import { type Db, db } from "@/lib/db/client";
import { decodeIdCursor, encodeCursor } from "@/lib/kernel/cursor";
import { lowestIdAt } from "@/lib/kernel/id-at";
import { flowOf } from "./core/flow";
import { maskAddresses } from "./core/mask-address";
import * as repository from "./repository-overview";
import {
  type DeliveryItem,
  type DeliveryOverview,
  type DeliveryPage,
  type DeliveryQuery,
  type MediumOverview,
  outgoingMedium,
} from "./schema";

const HOUR_MS = 3_600_000;
const MOST_TROUBLES = 20;

/** How sending does: what waits, what goes, what does not and why. */
export async function deliveriesOverview(
  mailVia: DeliveryOverview["mailVia"],
  from: Db = db(),
): Promise<DeliveryOverview> {
  // Ids are made by the database's clock, which is the real one, whatever the instance's shows.
  const anHourAgo = lowestIdAt(new Date(Date.now() - HOUR_MS));
  const [backlog, sent, skips, troubles] = await Promise.all([
    repository.countBacklog(from),
    repository.countSent(from, outgoingMedium.options),
    repository.countSkips(from, anHourAgo),
    repository.listTroubles(from, MOST_TROUBLES),
  ]);
  return {
    mailVia,
    media: sent.map((row) =>
      mediumOf(
        row,
        backlog.filter(({ medium }) => medium === row.medium),
      ),
    ),
    skips,
    troubles: troubles.map(({ error, latestAt, ...trouble }) => ({
      ...trouble,
      error: masked(error),
      latestAt: latestAt.toISOString(),
    })),
  };
}

/** One page of deliveries, newest first. @throws TallyError bad_request for a cursor that is not ours */
export async function listDeliveries(
  { cursor, ...filter }: DeliveryQuery,
  from: Db = db(),
): Promise<DeliveryPage> {
  const rows = await repository.listDeliveries(from, {
    ...filter,
    limit: filter.limit + 1,
    beforeId: cursor === undefined ? null : decodeIdCursor(cursor),
  });
  const page = rows.slice(0, filter.limit);
  const last = page.at(-1);
  return {
    items: page.map(itemOf),
    next_cursor: rows.length > page.length && last ? encodeCursor([last.id]) : null,
  };
}

function mediumOf(sent: repository.SentRow, backlog: readonly repository.BacklogRow[]): MediumOverview {
  const of = (state: repository.BacklogRow["state"]) => backlog.find((row) => row.state === state);
  const queued = of("queued");
  const oldestDueAt = queued?.oldestDueAt ?? null;
  return {
    medium: sent.medium,
    flow: flowOf({ oldestDueAt, lastSentAt: sent.lastSentAt, now: queued?.now ?? new Date() }),
    queued: queued?.count ?? 0,
    due: queued?.due ?? 0,
    sending: of("sending")?.count ?? 0,
    gathering: of("gathering")?.count ?? 0,
    failed: of("failed")?.count ?? 0,
    oldestDueAt: oldestDueAt?.toISOString() ?? null,
    lastSentAt: sent.lastSentAt?.toISOString() ?? null,
    sentLastHour: sent.lastHour,
    delay: sent.p50Ms === null || sent.p95Ms === null ? null : { p50Ms: sent.p50Ms, p95Ms: sent.p95Ms },
  };
}

function itemOf({ decidedAt, dueAt, sentAt, ...row }: repository.DeliveryRow): DeliveryItem {
  return {
    ...row,
    error: masked(row.error),
    target: masked(row.target),
    decidedAt: decidedAt.toISOString(),
    dueAt: dueAt.toISOString(),
    sentAt: sentAt?.toISOString() ?? null,
  };
}

const masked = (text: string | null): string | null => text && maskAddresses(text);
