import { z } from "zod";
import { parseAnswer } from "../core/parse-answer";
import { TwitchError } from "../core/twitch-error";
import type { Conduit, Shard } from "../eventsub/types";
import type { Access } from "../get";
import type { Helix } from "../helix";

const LIST = { what: "Get Conduits", path: "eventsub/conduits" };
const CREATE = { what: "Create Conduits", path: "eventsub/conduits" };
const SHARDS = { what: "Get Conduit Shards", path: "eventsub/conduits/shards" };
const ASSIGN = { what: "Update Conduit Shards", path: "eventsub/conduits/shards" };
/** 20,000 shards at most; ours have one. */
const MAX_PAGES = 10;

const conduit = z
  .object({ id: z.string().min(1), shard_count: z.number().int() })
  .transform(({ id, shard_count }): Conduit => ({ id, shardCount: shard_count }));
const conduits = z.object({ data: z.array(conduit) });

const shard = z
  .object({
    id: z.string(),
    status: z.string(),
    transport: z.object({ session_id: z.string().optional() }),
  })
  .transform(({ id, status, transport }): Shard => ({ id, status, sessionId: transport.session_id ?? null }));

const assigned = z.object({
  errors: z.array(z.object({ id: z.string(), message: z.string() })).nullish(),
});

type Signal = AbortSignal | undefined;

/** See `EventSubCalls.listConduits`. */
export async function listConduits(helix: Helix, access: Access, signal: Signal): Promise<Conduit[]> {
  const { rows } = await helix.page(LIST, { access, query: {}, signal });
  return rows.map((each) => parseAnswer(LIST.what, conduit, each));
}

/** See `EventSubCalls.createConduit`. */
export async function createConduit(
  helix: Helix,
  access: Access,
  shardCount: number,
  signal: Signal,
): Promise<Conduit | null> {
  try {
    const json = { shard_count: shardCount };
    const body = await helix.write(CREATE, { access, method: "POST", json, signal });
    return parseAnswer(CREATE.what, conduits, body).data[0] ?? null;
  } catch (error) {
    // 429 without a status would be our own limiter's.
    if (error instanceof TwitchError && error.status === 429) return null;
    throw error;
  }
}

/** See `EventSubCalls.listShards`. */
export async function listShards(
  helix: Helix,
  access: Access,
  conduitId: string,
  signal: Signal,
): Promise<Shard[]> {
  const rows: unknown[] = [];
  const query = { conduit_id: conduitId };
  for await (const page of helix.pages(SHARDS, { access, query, signal }, MAX_PAGES)) rows.push(...page.rows);
  return rows.map((each) => parseAnswer(SHARDS.what, shard, each));
}

/** See `EventSubCalls.assignShard`. A shard that is refused stands in an answer that is otherwise good. */
export async function assignShard(
  helix: Helix,
  access: Access,
  { conduitId, shardId, sessionId }: { conduitId: string; shardId: string; sessionId: string },
  signal: Signal,
): Promise<string | null> {
  const shards = [{ id: shardId, transport: { method: "websocket", session_id: sessionId } }];
  const json = { conduit_id: conduitId, shards };
  try {
    const body = await helix.write(ASSIGN, { access, method: "PATCH", json, signal });
    const refusal = parseAnswer(ASSIGN.what, assigned, body).errors?.find(({ id }) => id === shardId);
    return refusal?.message ?? null;
  } catch (error) {
    const isRefused =
      error instanceof TwitchError && (error.kind === "rejected" || error.kind === "not_found");
    if (isRefused) return error.message;
    throw error;
  }
}
