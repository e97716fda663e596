import { db, type Pool } from "@/lib/db/client";
import { databaseIdentity } from "@/lib/db/identity";
import { env } from "@/lib/env/server";
import { logger } from "@/lib/log";
import { createRedis } from "@/lib/redis";
import type { ActiveSets } from "./active-sets";
import { createRedisSets } from "./redis-sets";
import { createPostgresSets } from "./repository-sets";

let inRedis: ActiveSets | undefined;

/** Where this process keeps the sets of active streams: in Redis if REDIS_URL says where, else in Postgres. */
export function activeSets(pool: Pool = db()): ActiveSets {
  const { REDIS_URL: url } = env();
  if (url === undefined) return createPostgresSets(pool);
  inRedis ??= connect(url, pool);
  return inRedis;
}

function connect(url: string, pool: Pool): ActiveSets {
  const { client } = createRedis({ url, log: logger("targets") });
  // It keeps no process alive: nothing of a set has to survive one.
  client.unref();
  let owner: string | undefined;
  return createRedisSets(client, async () => {
    owner ??= await databaseIdentity(pool);
    return owner;
  });
}
