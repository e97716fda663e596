import { randomUUID } from "node:crypto";
import type { SubscriptionStatus } from "./core/subscription-types";
import type { SubscriptionTransport } from "./subscriptions";

/** Where a shard's messages go. */
export interface Shard {
  transport: Exclude<SubscriptionTransport, { method: "conduit" }>;
  status: SubscriptionStatus;
}

export interface Conduit {
  id: string;
  clientId: string;
  shardCount: number;
  /** By their number; those that were never assigned are absent. */
  shards: Map<number, Shard>;
}

const MOST_CONDUITS = 5;
export const MOST_SHARDS = 20_000;

/** The conduits of all clients. */
export class Conduits {
  private readonly byId = new Map<string, Conduit>();

  of(clientId: string): Conduit[] {
    return [...this.byId.values()].filter((conduit) => conduit.clientId === clientId);
  }

  /** Undefined for somebody else's too. */
  find(clientId: string, id: string): Conduit | undefined {
    const conduit = this.byId.get(id);
    return conduit?.clientId === clientId ? conduit : undefined;
  }

  all(): Iterable<Conduit> {
    return this.byId.values();
  }

  /** Undefined when the client has as many as it may. */
  add(clientId: string, shardCount: number): Conduit | undefined {
    if (this.of(clientId).length >= MOST_CONDUITS) return undefined;
    const conduit = { id: randomUUID(), clientId, shardCount, shards: new Map() };
    this.byId.set(conduit.id, conduit);
    return conduit;
  }

  resize(conduit: Conduit, shardCount: number): void {
    conduit.shardCount = shardCount;
    for (const number of conduit.shards.keys()) if (number >= shardCount) conduit.shards.delete(number);
  }

  remove(conduit: Conduit): void {
    this.byId.delete(conduit.id);
  }

  /** The shards of a session, so that its end is told of. */
  shardsOf(sessionId: string): { conduit: Conduit; number: number; shard: Shard }[] {
    return [...this.byId.values()].flatMap((conduit) =>
      [...conduit.shards].flatMap(([number, shard]) =>
        shard.transport.method === "websocket" && shard.transport.sessionId === sessionId
          ? [{ conduit, number, shard }]
          : [],
      ),
    );
  }
}

/** Where a message about `key` goes: its own shard, or one other where that does not work; undefined: nowhere. */
export function shardFor(conduit: Conduit, key: string): Shard | undefined {
  const home = [...key].reduce((sum, char) => (sum * 31 + char.charCodeAt(0)) >>> 0, 7) % conduit.shardCount;
  const own = conduit.shards.get(home);
  if (own?.status === "enabled") return own;
  const other = conduit.shards.get((home + 1) % conduit.shardCount);
  return other?.status === "enabled" ? other : undefined;
}
