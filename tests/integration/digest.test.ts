import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { sendDigests } from "@/lib/deliveries";
import { type DigestAbout, digestAbout } from "@/lib/deliveries/schema";
import { type TestDatabase, testDatabase } from "@/tests/support/database";
import { addStream } from "@/tests/support/history-rows";
import { addBroadcasters, addPerson } from "@/tests/support/live-rows";

// N2: a digest, daily or weekly, at an hour.

let database: TestDatabase;
let vera: string;
beforeAll(async () => {
  database = await testDatabase();
});
afterAll(() => database.drop());
beforeEach(async () => {
  await database.pool.query("TRUNCATE person, broadcaster, outbox CASCADE");
  vera = await addPerson(database.pool);
  await addBroadcasters(database.pool, ["1", "2", "3"], vera);
});

interface Wish {
  digest?: string;
  hour?: number;
  zone?: string | null;
  changedAt?: string;
}
const wants = (userId: string, { digest = "daily", hour = 9, zone = "UTC", changedAt }: Wish = {}) =>
  database.pool.query(
    `INSERT INTO notification_preference (user_id, digest, digest_hour, zone, updated_at) VALUES ($1, $2, $3, $4, $5)
     ON CONFLICT (user_id) DO UPDATE SET digest = $2, digest_hour = $3, zone = $4, updated_at = $5`,
    [userId, digest, hour, zone, changedAt ?? "2026-11-01T00:00:00Z"],
  );
const send = (now: string, peopleAtOnce = 200) =>
  sendDigests(database.pool, { now: new Date(now), signal: new AbortController().signal, peopleAtOnce });
async function mails(userId = vera): Promise<DigestAbout[]> {
  const { rows } = await database.pool.query<{ about: unknown }>(
    "SELECT about FROM delivery WHERE user_id = $1 AND kind = 'digest' AND medium = 'email' AND state = 'queued' ORDER BY id",
    [userId],
  );
  return rows.map(({ about }) => digestAbout.parse(about));
}
const show = (broadcasterId: string, from: string, to: string | null, over = {}) =>
  addStream(database.pool, { broadcasterId, startedAt: from, endedAt: to, ...over });

describe("a digest", () => {
  test("tells of the streams since the one before, those on air first", async () => {
    await wants(vera);
    await show("1", "2026-11-20T10:00:00Z", "2026-11-20T12:00:00Z", {
      title: "Endgames",
      viewers: 10,
      peakViewers: 25,
      segments: [["2026-11-20T10:00:00Z", "7"]],
    });
    await show("2", "2026-11-21T08:00:00Z", null, { title: "On air" });
    await show("3", "2026-11-19T08:00:00Z", "2026-11-19T09:00:00Z", { title: "The day before" });
    expect(await send("2026-11-21T09:05:00Z")).toEqual({ digests: 1, empty: 0 });
    expect(await mails()).toEqual([
      {
        period: "daily",
        from: "2026-11-20T09:00:00.000Z",
        to: "2026-11-21T09:00:00.000Z",
        more: 0,
        streams: [
          {
            broadcasterId: "2",
            login: "login2",
            displayName: "Name 2",
            avatarUrl: null,
            title: "On air",
            categoryName: "Category ",
            startedAt: "2026-11-21T08:00:00.000Z",
            endedAt: null,
            peakViewers: null,
          },
          expect.objectContaining({
            broadcasterId: "1",
            title: "Endgames",
            categoryName: "Category 7",
            startedAt: "2026-11-20T10:00:00.000Z",
            endedAt: "2026-11-20T12:00:00.000Z",
            peakViewers: 25,
          }),
        ],
      },
    ]);
    const { rows } = await database.pool.query("SELECT kind, payload FROM outbox");
    expect(rows).toEqual([{ kind: "deliveries.queued", payload: { media: ["email"] } }]);
  });

  test("a show that was broken off and went on is one", async () => {
    await wants(vera);
    const first = await show("1", "2026-11-20T10:00:00Z", "2026-11-20T12:00:00Z", {
      viewers: 50,
      peakViewers: 99,
    });
    await show("1", "2026-11-20T12:05:00Z", "2026-11-20T13:00:00Z", {
      ...{ continuesId: first, title: "Back again", viewers: 10 },
    });
    await send("2026-11-21T09:00:00Z");
    expect((await mails()).flatMap(({ streams }) => streams)).toMatchObject([
      {
        title: "Back again",
        startedAt: "2026-11-20T10:00:00.000Z",
        endedAt: "2026-11-20T13:00:00.000Z",
        peakViewers: 99,
      },
    ]);
  });

  test("says nothing of channels that are muted or not followed, nor of streams that were taken away", async () => {
    await wants(vera);
    for (const id of ["1", "2"]) await show(id, "2026-11-20T10:00:00Z", "2026-11-20T12:00:00Z");
    await show("3", "2026-11-20T10:00:00Z", "2026-11-20T12:00:00Z", { deleted: true });
    await database.pool.query("UPDATE follow SET muted = true WHERE broadcaster_id = '1'");
    await database.pool.query("UPDATE follow SET choice = 'unfollow' WHERE broadcaster_id = '2'");
    expect(await send("2026-11-21T09:00:00Z")).toEqual({ digests: 0, empty: 1 });
    expect(await mails()).toEqual([]);
  });

  test("has fifty lines at most, and says how many more there were", async () => {
    await wants(vera);
    for (let minute = 0; minute < 53; minute += 1) {
      const at = new Date(Date.parse("2026-11-20T10:00:00Z") + minute * 120_000);
      await show("1", at.toISOString(), new Date(at.getTime() + 60_000).toISOString(), {
        title: `${minute}`,
      });
    }
    await send("2026-11-21T09:00:00Z");
    const [mail] = await mails();
    expect(mail?.streams.map(({ title }) => title)).toEqual(
      Array.from({ length: 50 }, (_, place) => String(52 - place)),
    );
    expect(mail?.more).toBe(3);
  });
});

describe("the hour of a digest", () => {
  beforeEach(async () => {
    for (const day of ["19", "20", "21"])
      await show("1", `2026-11-${day}T07:30:00Z`, `2026-11-${day}T07:45:00Z`);
  });

  test("is used once, however often and by however many it is looked for, and also without a mail", async () => {
    await wants(vera);
    const idle = await addPerson(database.pool, "2");
    await wants(idle);
    const runs = await Promise.all([1, 2, 3].map(() => send("2026-11-21T09:00:00Z")));
    expect(runs.reduce((sum, { digests, empty }) => sum + digests + empty, 0)).toBe(2);
    expect(await send("2026-11-21T23:59:00Z")).toEqual({ digests: 0, empty: 0 });
    expect(await mails()).toHaveLength(1);
    await send("2026-11-22T09:00:00Z");
    expect(await mails()).toHaveLength(1);
  });

  test("is that of the wall, and one that is not there counts as UTC's", async () => {
    await wants(vera, { zone: "Europe/Berlin" });
    const other = await addPerson(database.pool, "2");
    await wants(other, { zone: "Mars/Olympus" });
    const third = await addPerson(database.pool, "3");
    await wants(third, { zone: null });
    await database.pool.query(
      "INSERT INTO digest_sent SELECT user_id, '2026-11-20T09:00:00Z' FROM notification_preference",
    );
    expect(await send("2026-11-21T08:00:00Z")).toEqual({ digests: 1, empty: 0 });
    expect(await send("2026-11-21T09:00:00Z")).toEqual({ digests: 0, empty: 2 });
  });

  test("that was not looked at for days is made good once, with all that happened", async () => {
    await wants(vera);
    await database.pool.query("INSERT INTO digest_sent VALUES ($1, '2026-11-19T07:00:00Z')", [vera]);
    await send("2026-11-21T09:00:00Z");
    expect((await mails()).map(({ from, streams }) => [from, streams.length])).toEqual([
      ["2026-11-19T07:00:00.000Z", 3],
    ]);
  });

  test("of who chose it after it had come is the next one; what is saved within minutes costs none", async () => {
    await wants(vera, { changedAt: "2026-11-21T12:00:00Z" });
    expect(await send("2026-11-21T12:10:00Z")).toEqual({ digests: 0, empty: 0 });
    await wants(vera, { changedAt: "2026-11-21T09:03:00Z" });
    expect(await send("2026-11-21T12:10:00Z")).toEqual({ digests: 1, empty: 0 });
  });

  test("of a weekly one comes on its day, and tells of the week", async () => {
    await wants(vera, { digest: "weekly" });
    await send("2026-11-22T23:00:00Z");
    expect(await mails()).toEqual([]);
    await send("2026-11-23T09:00:00Z");
    expect((await mails()).map(({ period, from, streams }) => [period, from, streams.length])).toEqual([
      ["weekly", "2026-11-16T09:00:00.000Z", 3],
    ]);
  });

  test("of many people is dealt with some at a time; a batch that fails leaves its people as they were", async () => {
    const people = await Promise.all(
      ["11", "12", "13", "14", "15"].map((id) => addPerson(database.pool, id)),
    );
    for (const person of people) {
      await wants(person);
      await database.pool.query(
        "INSERT INTO follow (broadcaster_id, user_id, on_twitch) VALUES ('1', $1, true)",
        [person],
      );
    }
    await database.pool.query(
      `CREATE FUNCTION refuse() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
         IF (SELECT count(*) FROM delivery) >= 4 THEN RAISE EXCEPTION 'full'; END IF; RETURN NEW; END $$;
       CREATE TRIGGER refuse BEFORE INSERT ON delivery FOR EACH ROW EXECUTE FUNCTION refuse()`,
    );
    await expect(send("2026-11-21T09:00:00Z", 2)).rejects.toThrow("full");
    await database.pool.query("DROP TRIGGER refuse ON delivery; DROP FUNCTION refuse");
    expect(await send("2026-11-21T09:00:00Z", 2)).toEqual({ digests: 1, empty: 0 });
    for (const person of people) expect(await mails(person)).toHaveLength(1);
  });
});
