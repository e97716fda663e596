import { type Db, db } from "@/lib/db/client";
import { hearingFrom } from "./core/hearing";
import * as repository from "./repository-hearing";
import type { Hearing } from "./schema";

/** What an open page has to know of how its person wants to be told. */
export async function getHearing(userId: string, from: Db = db()): Promise<Hearing> {
  const { general, exceptions } = await repository.findHearing(from, userId);
  return {
    banner: general.banner,
    ...hearingFrom(general),
    exceptions: Object.fromEntries(exceptions.map((one) => [one.broadcasterId, hearingFrom(one)])),
  };
}
