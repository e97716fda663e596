import { z } from "zod";
import { pageOf } from "../helix/paging";
import { HelixRefusal } from "../helix/refusal";
import type { HelixAnswer, HelixRequest } from "../helix/request";
import { type Conduit, MOST_SHARDS, type Shard } from "./conduits";
import { conduitRow, shardRow } from "./rows";
import { isCallback } from "./webhook";

const shardCount = z.number().int().min(1).max(MOST_SHARDS);
const shards = z.object({
  conduit_id: z.string(),
  shards: z.array(
    z.object({
      id: z.string(),
      transport: z.discriminatedUnion("method", [
        z.object({ method: z.literal("webhook"), callback: z.string(), secret: z.string().min(10).max(100) }),
        z.object({ method: z.literal("websocket"), session_id: z.string() }),
      ]),
    }),
  ),
});
type ShardWish = z.output<typeof shards>["shards"][number];

/** Get Conduits. */
export function getConduits(request: HelixRequest): HelixAnswer {
  return { data: request.eventSub.conduits.of(appOf(request)).map(conduitRow) };
}

/** Create Conduits: one, of so many shards, none of them assigned. */
export function createConduit(request: HelixRequest): HelixAnswer {
  const clientId = appOf(request);
  const parsed = z.object({ shard_count: shardCount }).safeParse(request.body);
  if (!parsed.success) throw new HelixRefusal(400, "Invalid shard count");
  const conduit = request.eventSub.conduits.add(clientId, parsed.data.shard_count);
  if (!conduit) throw new HelixRefusal(429, "Conduit limit reached");
  return { data: [conduitRow(conduit)] };
}

/** Update Conduits: another number of shards; those above it are gone. */
export function updateConduit(request: HelixRequest): HelixAnswer {
  const parsed = z.object({ id: z.string(), shard_count: shardCount }).safeParse(request.body);
  if (!parsed.success) throw new HelixRefusal(400, "Invalid shard count");
  const conduit = conduitOf(request, parsed.data.id);
  request.eventSub.conduits.resize(conduit, parsed.data.shard_count);
  return { data: [conduitRow(conduit)] };
}

/** Delete Conduit; its subscriptions cease to work. */
export function deleteConduit(request: HelixRequest): null {
  request.eventSub.endConduit(conduitOf(request, request.query.get("id") ?? ""));
  return null;
}

/** Get Conduit Shards: those that were ever assigned, by number. */
export function getShards(request: HelixRequest): HelixAnswer {
  const conduit = conduitOf(request, request.query.get("conduit_id") ?? "");
  const status = request.query.get("status");
  const rows = [...conduit.shards]
    .sort(([a], [b]) => a - b)
    .map(([number, shard]) => shardRow(number, shard))
    .filter((row) => status === null || row.status === status);
  const paging = new URLSearchParams({ after: request.query.get("after") ?? "" });
  const { items, pagination } = pageOf(rows, "shards", paging, request.faults, 100);
  return { data: items, pagination };
}

/** Update Conduit Shards: says of each whether it could be done. */
export function updateShards(request: HelixRequest): HelixAnswer {
  const parsed = shards.safeParse(request.body);
  if (!parsed.success) throw new HelixRefusal(400, "The shards are not right.");
  const conduit = conduitOf(request, parsed.data.conduit_id);
  const data: object[] = [];
  const errors: object[] = [];
  for (const wish of parsed.data.shards) {
    const done = assign(request, conduit, wish);
    if (typeof done === "string") errors.push({ id: wish.id, message: done, code: "invalid_parameter" });
    else data.push(shardRow(Number(wish.id), done));
  }
  return { data, errors };
}

/** The shard as it is from now on, or why not. */
function assign(
  { eventSub, identity }: HelixRequest,
  conduit: Conduit,
  { id, transport }: ShardWish,
): Shard | string {
  const number = Number(id);
  if (!/^\d+$/.test(id) || number >= conduit.shardCount) return "The shard id is outside the conduit's range";
  if (transport.method === "websocket") {
    const session = eventSub.sockets.find(transport.session_id);
    if (!session) return "websocket transport session does not exist or has already disconnected";
    session.owner = { clientId: identity.clientId, userId: null };
    return put(conduit, number, {
      status: "enabled",
      transport: { method: "websocket", sessionId: session.id, connectedAt: session.connectedAt },
    });
  }
  if (!isCallback(transport.callback)) return "The callback must use https and port 443";
  const shard = put(conduit, number, { status: "webhook_callback_verification_pending", transport });
  void eventSub.verifyShard(conduit, shard, transport);
  return shard;
}

function put(conduit: Conduit, number: number, shard: Shard): Shard {
  conduit.shards.set(number, shard);
  return shard;
}

function conduitOf(request: HelixRequest, id: string): Conduit {
  const clientId = appOf(request);
  if (id === "") throw new HelixRefusal(400, "The id query parameter is required.");
  const conduit = request.eventSub.conduits.find(clientId, id);
  if (!conduit) throw new HelixRefusal(404, "Conduit not found.");
  return conduit;
}

/** Conduits are the app's own. */
function appOf({ identity }: HelixRequest): string {
  if (identity.userId !== null)
    throw new HelixRefusal(401, "Authorization header required with an app access token");
  return identity.clientId;
}
