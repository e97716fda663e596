import { type Db, db } from "@/lib/db/client";
import type { Env } from "@/lib/env/schema";
import { env } from "@/lib/env/server";
import { TallyError } from "@/lib/kernel/errors";
import { stateOf } from "./core/state-of";
import { wantedKinds } from "./core/wanted-kinds";
import * as repository from "./repository-read";
import type { PublisherKind, PublisherList, PublisherView } from "./schema";

/** Every publisher: how it stands, how far behind it is, what goes wrong; and what can be replayed. */
export async function listPublishers(from: Db = db()): Promise<PublisherList> {
  const { oldest, newest } = await repository.readBounds(from);
  const rows = await repository.listPublishers(from, null);
  const items = [];
  for (const row of rows) items.push(await viewOf(from, row));
  return {
    items,
    newest: { seq: newest?.seq ?? 0, at: newest?.at.toISOString() ?? null },
    oldest: oldest && { seq: oldest.seq, at: oldest.at.toISOString() },
  };
}

/** @throws TallyError not_found */
export async function findPublisher(id: string, from: Db = db()): Promise<PublisherView> {
  const [row] = await repository.listPublishers(from, id);
  if (!row) throw new TallyError("not_found", "There is no such publisher.");
  return viewOf(from, row);
}

async function viewOf(from: Db, row: repository.PublisherRow): Promise<PublisherView> {
  const position = Number(row.position);
  const { events, more, since } = await repository.readLag(from, position, wantedKinds(row.kinds));
  return {
    id: row.id,
    kind: row.kind,
    name: row.name,
    configured: isConfigured(row.kind, env()),
    state: stateOf(row),
    position,
    lag: { events, more, ageMs: since && Math.max(0, Date.now() - since.getTime()) },
    rate: {
      perMinute: row.perMinute,
      lastHour: row.lastHour,
      failedLastHour: row.failedLastHour,
      minutes: row.minutes,
    },
    published: Number(row.published),
    lost: Number(row.lost),
    lostAt: iso(row.lostAt),
    deadLetters: row.deadLetters,
    failingSince: iso(row.failingSince),
    nextAttemptAt: iso(row.nextAttemptAt),
    lastError: row.lastError,
    lastErrorAt: iso(row.lastErrorAt),
    lastPublishedAt: iso(row.lastPublishedAt),
    pausedAt: iso(row.pausedAt),
    disabledReason: row.disabledReason,
    kinds: row.kinds,
    url: row.url,
  };
}

const iso = (moment: Date | null): string | null => moment?.toISOString() ?? null;

function isConfigured(kind: PublisherKind, config: Env): boolean {
  switch (kind) {
    case "rabbitmq":
      return config.RABBITMQ_URL !== undefined;
    case "kafka":
      return config.KAFKA_BROKERS.length > 0;
    case "webhook":
      return true;
  }
}
