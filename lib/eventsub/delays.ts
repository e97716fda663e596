import { type Db, db } from "@/lib/db/client";
import { now } from "@/lib/env/clock";
import { messageCounts, messageDelays } from "./repository-delays";
import type { EventSubOverview } from "./schema";

const HOUR_MS = 3_600_000;

/** How long messages take by EventSub, over 24 hours: from Twitch's time of them to their being stored, and applied. */
export const readEventSubDelays = (from: Db = db(), at: Date = now()): Promise<EventSubOverview["delays"]> =>
  messageDelays(from, new Date(at.getTime() - 24 * HOUR_MS));

/** What came in the last hour. */
export const readMessageCounts = (from: Db = db(), at: Date = now()): Promise<EventSubOverview["messages"]> =>
  messageCounts(from, new Date(at.getTime() - HOUR_MS));
