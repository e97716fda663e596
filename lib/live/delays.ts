import { type Db, db } from "@/lib/db/client";
import * as repository from "./repository-delays";
import { type DetectionDelays, detectionDelays } from "./schema";

const SPAN_MS = 86_400_000;

/** How soon streams were seen in the 24 hours before `now`, in real time: by who told, busiest first. */
export async function readDelays(now: Date, from: Db = db()): Promise<DetectionDelays> {
  const rows = await repository.detectionDelays(from, new Date(now.getTime() - SPAN_MS));
  const wholes = rows.filter(({ hour }) => hour === null).toSorted((a, b) => b.count - a.count);
  return detectionDelays.parse({
    until: now.toISOString(),
    sources: wholes.map((whole) => ({
      ...whole,
      hours: rows.flatMap((row) =>
        row.hour !== null && row.source === whole.source ? [{ ...row, at: row.hour.toISOString() }] : [],
      ),
    })),
  });
}
