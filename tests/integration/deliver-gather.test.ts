import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { gatherDeliveries, queueDeliveries } from "@/lib/deliveries";
import { gatheredAbout, type NewDelivery } from "@/lib/deliveries/schema";
import { announce } from "@/lib/notifications";
import { newAnnouncement } from "@/tests/support/announcements";
import { type TestDatabase, testDatabase } from "@/tests/support/database";
import { addMailReaders, readDeliveries } from "@/tests/support/deliveries";
import { addBroadcasters } from "@/tests/support/live-rows";

let database: TestDatabase;
let reader: string;
let other: string;
const PAST = new Date("2026-01-01T07:00:00Z");
beforeEach(async () => {
  database = await testDatabase();
  await addBroadcasters(database.pool, ["1", "2", "3"]);
  const [one = "", two = ""] = await addMailReaders(database.pool, 2);
  [reader, other] = [one, two];
});
afterEach(() => database.drop());

const gather = () =>
  gatherDeliveries(database.pool, { signal: new AbortController().signal, peopleAtOnce: 1 });
const query = (sql: string, values: unknown[] = []) => database.pool.query(sql, values);

/** Announces a stream of the broadcaster; says the announcement's id. */
async function goLive(broadcasterId: string): Promise<string> {
  const made = newAnnouncement({ broadcasterId, streamTitle: `Title ${broadcasterId}` });
  await announce(database.pool, [made]);
  return made.id;
}
const wait = (userId: string, announcementId: string, given: Partial<NewDelivery> = {}) =>
  queueDeliveries(database.pool, [
    {
      ...{ userId, kind: "live", medium: "email", announcementId, deviceId: null, about: null, turn: 0 },
      ...{ state: "gathering", reason: "limit", notBefore: PAST, ...given },
    },
  ]);
/** What became of whose deliveries of which kind: "state kind". */
const states = async (userId = reader) =>
  (await readDeliveries(database.pool))
    .filter((one) => one.userId === userId)
    .map(({ state, kind, reason }) => [state, kind, reason].filter(Boolean).join(" "));
const media = async () =>
  (await query("SELECT payload FROM outbox WHERE kind = 'deliveries.queued'")).rows.map(
    ({ payload }: { payload?: { media: string[] } }) => payload?.media,
  );

describe("N4: gathering", () => {
  test("what waited is one message, of each person and way, the oldest first", async () => {
    const [one, two, three] = [await goLive("1"), await goLive("2"), await goLive("3")];
    for (const id of [one, two, three]) await wait(reader, id);
    for (const id of [two, three]) await wait(other, id);
    expect(await gather()).toEqual({ messages: 2, skipped: 0 });
    expect(await states()).toEqual([
      "gathered live limit",
      "gathered live limit",
      "gathered live limit",
      "queued gathered",
    ]);
    const stored = await readDeliveries(database.pool);
    const message = stored.find(({ kind, userId }) => kind === "gathered" && userId === reader);
    const said = gatheredAbout.parse(message?.about).items;
    expect(said.map(({ announcementId, title }) => [announcementId, title])).toEqual([
      [one, "Title 1"],
      [two, "Title 2"],
      [three, "Title 3"],
    ]);
    const carried = stored.filter(({ userId, state }) => userId === reader && state === "gathered");
    expect(new Set(carried.map(({ carriedBy }) => carriedBy))).toEqual(new Set([message?.id]));
    expect(message).toMatchObject({ announcementId: null, medium: "email", turn: 0 });
    expect(await media()).toContainEqual(["email"]);
    expect(await gather()).toEqual({ messages: 0, skipped: 0 });
  });

  test("one alone goes as itself; what is not due yet waits on", async () => {
    await wait(reader, await goLive("1"));
    await wait(reader, await goLive("2"), { notBefore: new Date(Date.now() + 60_000) });
    expect(await gather()).toEqual({ messages: 1, skipped: 0 });
    expect(await states()).toEqual(["queued live", "gathering live limit"]);
  });

  test("what was seen meanwhile is left out, and so is what nobody wants any more", async () => {
    const [one, two, three] = [await goLive("1"), await goLive("2"), await goLive("3")];
    for (const id of [one, two, three]) await wait(reader, id);
    for (const id of [one, two]) await wait(other, id);
    await query("INSERT INTO notification (user_id, announcement_id, read_at) VALUES ($1, $2, now())", [
      reader,
      two,
    ]);
    await query("UPDATE notification_preference SET email = false WHERE user_id = $1", [other]);
    expect(await gather()).toEqual({ messages: 1, skipped: 3 });
    expect(await states()).toEqual([
      "gathered live limit",
      "skipped live seen",
      "gathered live limit",
      "queued gathered",
    ]);
    expect(await states(other)).toEqual(["skipped live unsubscribed", "skipped live unsubscribed"]);
  });

  test("a mail tells also of streams that are over, a push and one alone do not", async () => {
    const [one, two] = [await goLive("1"), await goLive("2")];
    await query("UPDATE notification_preference SET push = true");
    await query("INSERT INTO live_status (broadcaster_id, state) VALUES ('1', 'offline'), ('2', 'offline')");
    for (const id of [one, two]) await wait(reader, id);
    for (const id of [one, two]) await wait(reader, id, { medium: "push" });
    await wait(other, one);
    expect(await gather()).toEqual({ messages: 1, skipped: 3 });
    expect(await states()).toEqual([
      ...["gathered live limit", "gathered live limit", "skipped live ended", "skipped live ended"],
      "queued gathered",
    ]);
    expect(await states(other)).toEqual(["skipped live ended"]);
  });

  test("quiet hours that have begun are waited for", async () => {
    for (const id of [await goLive("1"), await goLive("2")]) await wait(reader, id);
    const minute = new Date().getUTCHours() * 60 + new Date().getUTCMinutes();
    await query("UPDATE notification_preference SET zone = 'UTC', quiet_from = $1, quiet_to = $2", [
      (minute + 1440 - 30) % 1440,
      (minute + 30) % 1440,
    ]);
    expect(await gather()).toEqual({ messages: 0, skipped: 0 });
    expect(await states()).toEqual(["gathering live quiet_hours", "gathering live quiet_hours"]);
    const [first] = await readDeliveries(database.pool);
    expect(first?.notBefore.getTime()).toBeGreaterThan(Date.now());
  });

  test("many at once make one message, and being cut off none too many", async () => {
    const ids = [await goLive("1"), await goLive("2"), await goLive("3")];
    for (const id of ids) for (const who of [reader, other]) await wait(who, id);
    const all = Promise.allSettled([gather(), gather(), gather()]);
    await query(
      "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()",
    );
    await all;
    await gather();
    const messages = (await readDeliveries(database.pool)).filter(({ kind }) => kind === "gathered");
    expect(messages.map(({ userId }) => userId).sort()).toEqual([reader, other].sort());
  });
});
