import type { Person } from "@/lib/auth/core/policy";
import { type Db, db } from "@/lib/db/client";
import type { BroadcasterRef } from "@/lib/events/schema";
import { readableChannel } from "./access";

/**
 * The channel of that login, for the page of its clips, and whether the person keeps them in order.
 * @throws TallyError not_found alike when it was never connected and when it is none of theirs
 */
export const getClipChannel = (
  person: Person,
  login: string,
  from: Db = db(),
): Promise<{ channel: BroadcasterRef; manages: boolean }> => readableChannel(from, person, login);
