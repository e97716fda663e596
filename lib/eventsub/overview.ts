import { z } from "zod";
import { type Db, db } from "@/lib/db/client";
import { now } from "@/lib/env/clock";
import { decodeCursor, encodeCursor } from "@/lib/kernel/cursor";
import { TallyError } from "@/lib/kernel/errors";
import { readEventSubDelays, readMessageCounts } from "./delays";
import { type EventSubState, readState } from "./repository-state";
import { countStatuses, listPage } from "./repository-subscriptions";
import type { EventSubOverview, EventSubSubscriptionPage, EventSubSubscriptionsQuery } from "./schema";

const DAY_MS = 24 * 3_600_000;

/** How EventSub stands, for operators. `at` is the instance's time. */
export async function eventSubOverview(from: Db = db(), at: Date = now()): Promise<EventSubOverview> {
  const [state, counts, messages, delays] = await Promise.all([
    readState(from),
    countStatuses(from, new Date(at.getTime() - DAY_MS)),
    readMessageCounts(from, at),
    readEventSubDelays(from, at),
  ]);
  const { transport, reason, problem, callback, wanted, left } = state;
  return {
    ...{ transport, problem, callback },
    reason: state.reconciledAt ? reason : "Nothing has been compared yet.",
    socket: socketOf(state),
    cost: { used: state.costUsed, max: state.costMax },
    subscriptions: { wanted, enabled: counts.enabled, pending: counts.pending, left },
    reconciledAt: state.reconciledAt?.toISOString() ?? null,
    healedLastDay: counts.healed,
    ...{ messages, delays },
  };
}

function socketOf(state: EventSubState): EventSubOverview["socket"] {
  if (state.transport !== "conduit" && state.transport !== "websocket") return null;
  return {
    connectedSince: (state.sessionId && state.socketConnectedAt?.toISOString()) || null,
    lastMessageAt: state.socketHeardAt?.toISOString() ?? null,
    reconnects: state.socketReconnects,
  };
}

/** Postgres knows no year 0. */
const place = z.tuple([z.iso.datetime().refine((time) => Date.parse(time) >= 0), z.string()]);

/** Our subscriptions as Twitch has them, newest first. @throws TallyError bad_request for a cursor that is not ours */
export async function listSubscriptions(
  query: EventSubSubscriptionsQuery,
  from: Db = db(),
): Promise<EventSubSubscriptionPage> {
  const { type, status, limit } = query;
  const before = query.cursor === undefined ? null : placeOf(query.cursor);
  const filter = { type: type ?? null, status: status ?? null };
  const rows = await listPage(from, { ...filter, before, limit: limit + 1 });
  const page = rows.slice(0, limit);
  const last = page.at(-1);
  return {
    items: page.map((row) => ({ ...row, createdAt: row.createdAt.toISOString() })),
    next_cursor:
      rows.length > page.length && last ? encodeCursor([last.createdAt.toISOString(), last.id]) : null,
  };
}

function placeOf(cursor: string): { createdAt: string; id: string } {
  const read = place.safeParse(decodeCursor(cursor));
  if (!read.success) {
    throw new TallyError("bad_request", "This page link is not valid. Start again from the first page.");
  }
  const [createdAt, id] = read.data;
  return { createdAt, id };
}
