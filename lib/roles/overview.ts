import { type Db, db } from "@/lib/db/client";
import { now } from "@/lib/env/clock";
import { ROLE_SCOPES } from "@/lib/twitch";
import { overviewOf } from "./core/overview";
import { standings } from "./repository-overview";
import type { RoleOverview } from "./schema";

/** How the roles of all connected channels are in step. For operators, and so without anybody's name but the channels'. */
export async function roleOverview(from: Db = db(), at: Date = now()): Promise<RoleOverview> {
  return overviewOf(await standings(from, Object.values(ROLE_SCOPES)), at);
}
