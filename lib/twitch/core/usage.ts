/** Whose points: the app's bucket, one of the many of people, or one that an endpoint has for itself. */
export type BucketKind = "app" | "user" | "endpoint";

/** What one call did to a bucket. */
export interface PointNote {
  /** The instance's time, in ms since the epoch. */
  at: number;
  bucket: BucketKind;
  /** The job, or the part of the instance, that the call was for. */
  purpose: string;
  /** In Twitch's own words: "Get Streams". */
  endpoint: string;
  points: number;
  /** Until there was a point, in ms. */
  waitedMs: number;
  /** Twitch answered 429. */
  refused: boolean;
}

/** What was spent in a minute for one purpose at one endpoint. */
export interface UsageRow extends Pick<PointNote, "bucket" | "purpose" | "endpoint" | "points" | "waitedMs"> {
  /** Its start, in ms since the epoch. */
  minute: number;
  waits: number;
  refused: number;
}

export type UsageSheet = Map<string, UsageRow>;

const MINUTE_MS = 60_000;
/** Shorter is the database's answer and no waiting for points. */
const SHORTEST_WAIT_MS = 250;

/** By a bucket's key: "app", "user:<Twitch id>", and either with ":<endpoint>" behind it. */
export function bucketKind(key: string): BucketKind {
  const parts = key.split(":").length;
  if (key.startsWith("user:")) return parts === 2 ? "user" : "endpoint";
  return parts === 1 ? "app" : "endpoint";
}

/** Adds a call to the sheet. */
export function note(sheet: UsageSheet, call: PointNote): void {
  const waited = call.waitedMs >= SHORTEST_WAIT_MS;
  addRow(sheet, {
    minute: Math.floor(call.at / MINUTE_MS) * MINUTE_MS,
    bucket: call.bucket,
    purpose: call.purpose,
    endpoint: call.endpoint,
    points: call.points,
    waits: waited ? 1 : 0,
    waitedMs: waited ? Math.round(call.waitedMs) : 0,
    refused: call.refused ? 1 : 0,
  });
}

/** Adds what was counted elsewhere, or could not be written down. */
export function addRow(sheet: UsageSheet, row: UsageRow): void {
  const key = `${row.minute} ${row.bucket} ${row.purpose} ${row.endpoint}`;
  const known = sheet.get(key);
  if (!known) {
    sheet.set(key, { ...row });
    return;
  }
  known.points += row.points;
  known.waits += row.waits;
  known.waitedMs += row.waitedMs;
  known.refused += row.refused;
}
