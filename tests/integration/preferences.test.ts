import { v7 as uuidv7 } from "uuid";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { updatePreferences } from "@/lib/preferences";
import {
  type BroadcasterOverride,
  DEFAULT_PREFERENCES,
  type OverrideList,
  type Preferences,
  type Preview,
} from "@/lib/preferences/schema";
import { personas } from "@/lib/twitch/simulator";
import { call, type Jar, json, signIn, startTestApp, type TestApp } from "../support/app";
import { preferenceRoutes } from "../support/preference-api-routes";

// N4: how a person wants to be told, as programs ask for it.

let app: TestApp;
let vera: Jar;
let olga: Jar;
beforeAll(async () => {
  app = await startTestApp();
  vera = (await signIn(personas.vera)).jar;
  olga = (await signIn(personas.olga)).jar;
});
afterAll(() => app.stop());

beforeEach(async () => {
  // What one test asks for must not use up what the next one may.
  Reflect.deleteProperty(globalThis, "tallylightRateLimiter");
  await app.database.pool.query(
    `TRUNCATE notification_preference, broadcaster_preference, announcement, mail_address, push_device, follow;
     DELETE FROM outbox;
     INSERT INTO broadcaster (id, login, display_name) VALUES ('1', 'one', 'One'), ('2', 'two', 'Two')
     ON CONFLICT DO NOTHING`,
  );
  await app.database.pool.query(
    `INSERT INTO follow (broadcaster_id, user_id, on_twitch)
     SELECT b.id, p.id, true FROM person p, broadcaster b WHERE p.login = 'vera' AND b.id IN ('1', '2')`,
  );
});

const ask = (
  name: string,
  { jar = vera, id = "1", body }: { jar?: Jar; id?: string; body?: unknown } = {},
) => {
  const found = preferenceRoutes.find(([route]) => route === name);
  if (!found) throw new Error(`no route ${name}`);
  const [, handler, good] = found;
  return call(handler, {
    ...{ jar, path: good.path.replace("/1/", `/${id}/`) },
    ...(good.method && { method: good.method }),
    ...(good.params && { params: { id } }),
    ...(body !== undefined && { body: body as object }),
  });
};
const read = async (jar = vera) => json<Preferences>(await ask("GET /me/preferences", { jar }));
const patch = (body: unknown, jar = vera) => ask("PATCH /me/preferences", { jar, body });
const put = (body: unknown, id = "1", jar = vera) =>
  ask("PUT /following/{id}/preferences", { jar, id, body });
const overrides = async () => (await json<OverrideList>(await ask("GET /me/preferences/broadcasters"))).items;
const fieldsOf = async (response: Response) => {
  expect(response.status).toBe(422);
  return (await json<{ fields: { field: string; message: string }[] }>(response)).fields;
};
const changes = async () =>
  (await app.database.pool.query("SELECT payload FROM outbox WHERE kind = 'preferences.changed'")).rows
    .length;

describe("preferences", () => {
  test("are the bell and the banner at first, and nothing is written for that", async () => {
    expect(await read()).toEqual(DEFAULT_PREFERENCES);
    expect((await app.database.pool.query("SELECT FROM notification_preference")).rowCount).toBe(0);
  });

  test("are changed as far as something is given, kept, and told to one's other devices; others have their own", async () => {
    const wanted = {
      ...{ email: true, zone: "Europe/Berlin", quietHours: { from: "22:30", to: "07:05" }, hourlyLimit: 3 },
      rules: {
        words: ["Finale", "ß 🎉"],
        pattern: "^live",
        firstOfDay: true,
        categories: [{ id: "743", name: "Chess" }],
      },
      ...{ digest: "weekly", digestHour: 18, digestWeekday: 7 },
    };
    const after = { ...DEFAULT_PREFERENCES, ...wanted, version: 1 };
    expect(await json(await patch(wanted))).toEqual(after);
    expect(await read()).toEqual(after);
    expect(await json(await patch({ quietHours: null, version: 1 }))).toEqual({
      ...after,
      quietHours: null,
      version: 2,
    });
    expect(await read()).toEqual({ ...after, quietHours: null, version: 2 });
    expect(await read(olga)).toEqual(DEFAULT_PREFERENCES);
    expect(await changes()).toBe(2);
  });

  test("that were changed elsewhere since are a conflict, and stay", async () => {
    await patch({ push: true, version: 0 });
    expect((await patch({ push: false, version: 0 })).status).toBe(409);
    expect(await read()).toMatchObject({ push: true, version: 1 });
  });

  test("changed by two at once from the same: one wins, the other hears of it", async () => {
    const answers = await Promise.all([
      patch({ email: true, version: 0 }),
      patch({ push: true, version: 0 }),
    ]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
    expect((await read()).version).toBe(1);
  });

  test.each([
    ["a zone that there is not", { zone: "Mars/Olympus" }, "zone"],
    ["a distance for a zone", { zone: "+02:00" }, "zone"],
    ["no zone at all", { zone: "" }, "zone"],
    ["quiet hours without length", { quietHours: { from: "22:00", to: "22:00" } }, "quietHours.to"],
    ["a time that there is not", { quietHours: { from: "24:00", to: "07:00" } }, "quietHours.from"],
    ["half a span", { quietHours: { from: "22:00" } }, "quietHours.to"],
    ["no messages an hour", { hourlyLimit: 0 }, "hourlyLimit"],
    ["too many", { hourlyLimit: 61 }, "hourlyLimit"],
    ["half a message", { hourlyLimit: 1.5 }, "hourlyLimit"],
    ["a pattern that does not end", { rules: { pattern: "(" } }, "rules.pattern"],
    ["a pattern that takes for ever elsewhere", { rules: { pattern: "(?=a)" } }, "rules.pattern"],
    ["a pattern that is too large", { rules: { pattern: "(a{0,30}){0,30}" } }, "rules.pattern"],
    ["a long pattern", { rules: { pattern: "a".repeat(201) } }, "rules.pattern"],
    ["an empty word", { rules: { words: [" "] } }, "rules.words.0"],
    ["21 words", { rules: { words: Array.from({ length: 21 }, (_, n) => `w${n}`) } }, "rules.words"],
    [
      "51 categories",
      { rules: { categories: Array.from({ length: 51 }, (_, n) => ({ id: `${n}`, name: "x" })) } },
      "rules.categories",
    ],
    [
      "a category without number",
      { rules: { categories: [{ id: "x", name: "x" }] } },
      "rules.categories.0.id",
    ],
    ["fewer viewers than one", { rules: { minViewers: 0 } }, "rules.minViewers"],
    ["a rule that there is not", { rules: { tags: ["x"] } }, "rules"],
    ["a digest that there is not", { digest: "hourly" }, "digest"],
    ["hour 24", { digestHour: 24 }, "digestHour"],
    ["weekday 0", { digestWeekday: 0 }, "digestWeekday"],
    ["a word for a switch", { email: "yes" }, "email"],
  ])("%s is refused, by name, and changes nothing", async (_what, body, field) => {
    const fields = await fieldsOf(await patch(body));
    expect(fields.map(({ field }) => field)).toContain(field);
    expect(await read()).toEqual(DEFAULT_PREFERENCES);
    expect(await changes()).toBe(0);
  });

  test("text that Postgres cannot keep is kept without it", async () => {
    expect((await patch({ rules: { words: ["a\0b", "\ud800x"], pattern: "\0a" } })).status).toBe(200);
    expect((await read()).rules).toEqual({ words: ["ab", "\ufffdx"], pattern: "a" });
  });

  test("of somebody who is gone are not found", async () => {
    await expect(updatePreferences(uuidv7(), { email: true }, app.database.pool)).rejects.toMatchObject({
      code: "not_found",
    });
  });
});

describe("what differs for one broadcaster", () => {
  const nothing = { inApp: null, email: null, push: null, changes: null, rules: null };

  test("is nothing at first, is set as a whole, and taken back", async () => {
    const get = async () => json<BroadcasterOverride>(await ask("GET /following/{id}/preferences"));
    const one = { broadcaster: { id: "1", login: "one", displayName: "One", avatarUrl: null }, muted: false };
    expect(await get()).toEqual({ ...one, ...nothing });
    await put({ email: true, rules: { minViewers: 5 } });
    expect(await get()).toEqual({ ...one, ...nothing, email: true, rules: { minViewers: 5 } });
    await put({ push: false });
    expect(await get()).toEqual({ ...one, ...nothing, push: false });
    expect(await overrides()).toEqual([{ ...one, ...nothing, push: false }]);
    expect((await ask("DELETE /following/{id}/preferences")).status).toBe(204);
    expect((await ask("DELETE /following/{id}/preferences")).status).toBe(204);
    expect(await overrides()).toEqual([]);
    expect(await changes()).toBe(3);
  });

  test("no rules of one's own are other than those for all", async () => {
    await put({ rules: {} });
    expect(await overrides()).toMatchObject([{ rules: {} }]);
  });

  test("when all is as for all again, it is forgotten; who is muted is listed too", async () => {
    await put({ email: true });
    await put({});
    expect(await overrides()).toEqual([]);
    await app.database.pool.query("UPDATE follow SET muted = true WHERE broadcaster_id = '2'");
    expect(await overrides()).toMatchObject([{ broadcaster: { id: "2" }, muted: true, email: null }]);
  });

  test("leaves the version of what is for all: a form that is open there can still be saved", async () => {
    await put({ email: true });
    expect((await patch({ push: true, version: 0 })).status).toBe(200);
  });

  test("of one whom the person does not follow is not found; nor is somebody else's seen", async () => {
    expect((await put({ email: true }, "99")).status).toBe(404);
    expect((await put({ email: true }, "1", olga)).status).toBe(404);
    await put({ email: true });
    expect((await ask("GET /following/{id}/preferences", { jar: olga })).status).toBe(404);
    await ask("DELETE /following/{id}/preferences", { jar: olga });
    expect(await overrides()).toHaveLength(1);
  });

  test.each([
    ["a pattern", { rules: { pattern: "a**" } }, "rules.pattern"],
    ["a switch", { push: 1 }, "push"],
  ])("%s that is wrong is refused, by name", async (_what, body, field) => {
    expect(await fieldsOf(await put(body))).toMatchObject([{ field }]);
    expect(await overrides()).toEqual([]);
  });

  test("a broadcaster id that is none is refused", async () => {
    expect((await put({}, "x")).status).toBeGreaterThanOrEqual(400);
    expect((await put({}, "x")).status).toBeLessThan(500);
  });
});

test("categories to choose from: what those whom the person follows streamed, the most usual first", async () => {
  const streamed = (broadcasterId: string, stream: string, category: string, name: string) =>
    app.database.pool.query(
      `INSERT INTO stream (broadcaster_id, twitch_stream_id, category_id, category_name, started_at, last_seen_at, ended_at)
       VALUES ($1, $2, $3, $4, now(), now(), now())`,
      [broadcasterId, stream, category, name],
    );
  await app.database.pool.query(
    "INSERT INTO broadcaster (id, login, display_name) VALUES ('3', 'three', 'Three')",
  );
  await streamed("1", "a", "743", "Chess");
  await streamed("1", "b", "509658", "Just Chatting");
  await streamed("2", "c", "509658", "Just Chatting");
  await streamed("2", "d", "", "");
  await streamed("3", "e", "1", "Not followed");
  expect(await json(await ask("GET /me/preferences/categories"))).toEqual({
    items: [
      { id: "509658", name: "Just Chatting" },
      { id: "743", name: "Chess" },
    ],
  });
});

describe("what would have happened", () => {
  const at = (minutes: number) => new Date(Date.UTC(2026, 5, 1, 12) + minutes * 60_000);
  const announced = async (
    broadcasterId: string,
    minutes: number,
    title = "Title",
    type = "broadcaster_live",
  ) => {
    await app.database.pool.query(
      `INSERT INTO announcement (id, type, broadcaster_id, stream_id, broadcaster_name, login, stream_title,
         category_id, category_name, viewer_count, started_at, created_at, ordinal)
       VALUES ($1, $2, $3, 's' || $4, 'Name', 'login', $5, '743', 'Chess', 12, $6, $6, $7)`,
      [
        uuidv7({ msecs: at(minutes).getTime() }),
        type,
        broadcasterId,
        `${minutes}`,
        title,
        at(minutes),
        minutes,
      ],
    );
  };
  const rehearse = async (change: Partial<Preferences>) =>
    json<Preview>(
      await ask("POST /me/preferences/preview", {
        body: { ...DEFAULT_PREFERENCES, inApp: false, ...change },
      }),
    );
  const reachable = () =>
    app.database.pool.query(
      "INSERT INTO mail_address (user_id, address, verified_at) SELECT id, 'v@example.org', now() FROM person WHERE login = 'vera'",
    );

  test("nothing was announced yet", async () => {
    expect(await rehearse({})).toEqual({ items: [], messages: { email: 0, push: 0 } });
  });

  test("the limit counts one after the other, what is gathered is one message, and nothing is written", async () => {
    await reachable();
    for (const minutes of [0, 10, 20, 30, 70]) await announced("1", minutes);
    const { items, messages } = await rehearse({ email: true, hourlyLimit: 2 });
    const until = at(60).toISOString();
    expect(items.map(({ decisions }) => decisions)).toEqual([
      [{ medium: "email", do: "send" }],
      [{ medium: "email", do: "gather", until, reason: "limit" }],
      [{ medium: "email", do: "gather", until, reason: "limit" }],
      [{ medium: "email", do: "send" }],
      [{ medium: "email", do: "send" }],
    ]);
    expect(messages).toEqual({ email: 4, push: 0 });
    expect((await app.database.pool.query("SELECT FROM notification_preference")).rowCount).toBe(0);
    expect((await app.database.pool.query("SELECT FROM delivery")).rowCount).toBe(0);
  });

  test("the last twenty of whom the person follows, newest first, each with what is set for its broadcaster", async () => {
    await app.database.pool.query("UPDATE follow SET muted = true WHERE broadcaster_id = '2'");
    for (let minutes = 0; minutes < 25; minutes += 1) await announced(minutes % 2 ? "1" : "2", minutes);
    await announced("99", 30);
    const { items } = await rehearse({ inApp: true });
    expect(items).toHaveLength(20);
    expect(items[0]).toMatchObject({
      ...{ kind: "live", at: at(24).toISOString(), categoryName: "Chess", viewerCount: 12 },
      decisions: [{ medium: "in_app", do: "skip", reason: "muted" }],
    });
    expect(items[1]?.decisions).toEqual([{ medium: "in_app", do: "send" }]);
  });

  test("changes are among them once they are wanted, for all or for one", async () => {
    await announced("1", 0);
    await announced("1", 5, "New title", "stream_changed");
    expect((await rehearse({ inApp: true })).items).toHaveLength(1);
    expect((await rehearse({ inApp: true, changes: true })).items).toMatchObject([
      { kind: "changed" },
      { kind: "live" },
    ]);
    await put({ changes: true });
    expect((await rehearse({ inApp: true })).items).toHaveLength(2);
  });

  test("the first stream of the day, and ways that do not reach the person", async () => {
    await announced("1", 0);
    await announced("1", 60);
    await app.database.pool.query("UPDATE person SET email = NULL");
    const { items } = await rehearse({ email: true, push: true, rules: { firstOfDay: true } });
    expect(items.map(({ decisions }) => decisions.map((one) => one.do === "skip" && one.reason))).toEqual([
      ["not_first", "not_first"],
      ["no_address", "no_device"],
    ]);
  });

  test("a pattern that is none is said where it stands", async () => {
    const answer = await ask("POST /me/preferences/preview", {
      body: { ...DEFAULT_PREFERENCES, rules: { pattern: "(" } },
    });
    expect(await fieldsOf(answer)).toMatchObject([{ field: "rules.pattern" }]);
  });
});
