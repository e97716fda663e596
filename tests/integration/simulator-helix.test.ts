import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Persona, personas, type Simulator, startSimulator } from "@/lib/twitch/simulator";
import { appToken, CLIENT, helix, type Rows, repeated, see, signIn } from "@/tests/support/simulator-client";

let simulator: Simulator;
let app: string;
let vera: string;
beforeAll(async () => {
  simulator = await startSimulator({ size: { broadcasters: 2100, live: 300 } });
  simulator.rateLimits.setCapacity(10_000);
  app = await appToken(simulator);
  vera = (await signIn(simulator, personas.vera)).access_token;
});
afterAll(() => simulator.stop());

const liveIds = (count: number) =>
  simulator.world.ranking
    .all()
    .slice(0, count)
    .map(({ member }) => member.account.id);
const column = (rows: Rows, field: string) => rows.data.map((row) => row[field]);

/** The required fields of each answer's rows, as Twitch's reference of February 2026 lists them. */
const REFERENCE = {
  users: `id login display_name type broadcaster_type description profile_image_url offline_image_url view_count
    created_at`,
  streams: `id user_id user_login user_name game_id game_name type title viewer_count started_at language
    thumbnail_url tag_ids tags is_mature`,
  channels: `broadcaster_id broadcaster_login broadcaster_name broadcaster_language game_name game_id title delay
    tags content_classification_labels is_branded_content`,
  followed: "broadcaster_id broadcaster_login broadcaster_name followed_at",
};

describe("rows", () => {
  test.each([
    ["users?login=kaya_runs", () => app, REFERENCE.users, ["data"]],
    ["users", () => vera, `${REFERENCE.users} email`, ["data"]],
    ["streams", () => app, REFERENCE.streams, ["data", "pagination"]],
    [`channels?broadcaster_id=${personas.kaya.id}`, () => app, REFERENCE.channels, ["data"]],
    [
      `channels/followed?user_id=${personas.vera.id}`,
      () => vera,
      REFERENCE.followed,
      ["data", "pagination", "total"],
    ],
    [`streams/followed?user_id=${personas.vera.id}`, () => vera, REFERENCE.streams, ["data", "pagination"]],
  ])("of %s have exactly the documented fields", async (path, token, fields, envelope) => {
    const { status, body } = await helix(simulator, token(), path);
    expect(status).toBe(200);
    expect(Object.keys(body).sort()).toEqual(envelope);
    expect(body.data.length).toBeGreaterThan(0);
    for (const row of body.data) expect(Object.keys(row).sort()).toEqual(fields.split(/\s+/).sort());
  });

  test("look as Twitch's do: times in whole seconds, picture templates, string ids", async () => {
    const { body } = await helix(simulator, app, "streams?first=1");
    expect(body.data[0]).toMatchObject({
      id: expect.stringMatching(/^\d+$/),
      user_id: expect.stringMatching(/^\d+$/),
      type: "live",
      started_at: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/),
      thumbnail_url: `${simulator.url}/previews/live_user_${body.data[0]?.user_login}-{width}x{height}.jpg`,
      tag_ids: [],
      is_mature: false,
    });
  });
});

describe("Get Streams", () => {
  test("gives 20 of 100 live channels unless asked for more, most viewers first", async () => {
    const filter = repeated("user_id", liveIds(100));
    const few = await helix(simulator, app, `streams?${filter}`);
    expect(few.body.data).toHaveLength(20);
    expect(few.body.pagination?.cursor).toEqual(expect.any(String));
    const all = await helix(simulator, app, `streams?first=100&${filter}`);
    expect(all.body.data).toHaveLength(100);
    expect(all.body.pagination).toEqual({});
    const viewers = column(all.body, "viewer_count").map(Number);
    expect(viewers).toEqual(viewers.toSorted((a, b) => b - a));
  });

  test("pages to the end without a gap while nothing changes", async () => {
    const seen: unknown[] = [];
    let cursor: string | undefined = "";
    while (cursor !== undefined) {
      const { body }: { body: Rows } = await helix(simulator, app, `streams?first=70&after=${cursor}`);
      seen.push(...column(body, "user_id"));
      cursor = body.pagination?.cursor;
    }
    expect(seen).toEqual(liveIds(300));
  });

  test("leaves out who is offline or unknown", async () => {
    const filter = repeated("user_id", [personas.vera.id, "1", ...liveIds(1)]);
    expect(column((await helix(simulator, app, `streams?${filter}`)).body, "user_id")).toEqual(liveIds(1));
  });

  test("unites ids with logins and narrows by category and language", async () => {
    const [first, second] = simulator.world.ranking.all();
    const filter = `user_id=${first?.member.account.id}&user_login=${second?.member.account.login}`;
    expect((await helix(simulator, app, `streams?${filter}`)).body.data).toHaveLength(2);
    const chess = simulator.world.ranking.inCategory("509658").map(({ member }) => member.account.id);
    const { body } = await helix(simulator, app, "streams?first=100&game_id=509658");
    expect(column(body, "user_id")).toEqual(chess.slice(0, 100));
    const german = await helix(simulator, app, "streams?first=100&language=de");
    expect(new Set(column(german.body, "language"))).toEqual(new Set(["de"]));
  });

  test.each([
    [
      `streams?${repeated("user_login", Array(101).fill("x"))}`,
      'The parameter "user_login" was malformed: the value must be less than or equal to 100',
    ],
    [
      `streams?${repeated("user_id", Array(101).fill("1"))}`,
      'The parameter "user_id" was malformed: the value must be less than or equal to 100',
    ],
    ["streams?first=101", 'The parameter "first" was malformed: the value must be less than or equal to 100'],
    ["streams?after=IA", "invalid cursor"],
    ["streams?type=rerun", 'The parameter "type" was malformed: the value must be "all" or "live"'],
  ])("refuses %#", async (path, message) => {
    const answer = await helix(simulator, app, path);
    expect([answer.status, answer.body]).toEqual([400, { error: "Bad Request", status: 400, message }]);
  });
});

describe("Get Users", () => {
  test("finds by id and login together, each once, and leaves out the unknown", async () => {
    const { body } = await helix(
      simulator,
      app,
      `users?id=${personas.kaya.id}&login=Kaya_Runs&login=olga&login=nobody_x`,
    );
    expect(column(body, "login")).toEqual(["kaya_runs", "olga"]);
  });

  test("tells the email of the token's own person only, and only with the permission", async () => {
    const own = await helix(simulator, vera, `users?login=vera&login=olga`);
    expect(column(own.body, "email")).toEqual(["vera@example.test", ""]);
    const without = (await signIn(simulator, personas.vera, "")).access_token;
    expect((await helix(simulator, without, "users")).body.data[0]).not.toHaveProperty("email");
    expect((await helix(simulator, app, "users?login=vera")).body.data[0]).not.toHaveProperty("email");
  });

  test("refuses nobody at all, more than 100 together, and impossible names", async () => {
    const sixty = Array.from({ length: 60 }, (_, n) => String(n + 1));
    const tooMany = `users?${repeated("id", sixty)}&${repeated("login", sixty)}`;
    for (const path of ["users", tooMany, "users?login=not%20a%20login", "users?id=abc"]) {
      expect((await helix(simulator, app, path)).status).toBe(400);
    }
  });
});

describe("Get Followed Channels", () => {
  const readAll = async (persona: Persona, first: number) => {
    const token = (await signIn(simulator, persona)).access_token;
    const pages: Rows[] = [];
    let cursor: string | undefined = "";
    while (cursor !== undefined) {
      const path = `channels/followed?user_id=${persona.id}&first=${first}&after=${cursor}`;
      pages.push((await helix(simulator, token, path)).body);
      cursor = pages.at(-1)?.pagination?.cursor;
    }
    return pages;
  };

  test("60 of Vera's and 2,000 of Max's, newest first, each once", async () => {
    for (const [persona, pageCount] of [
      [personas.vera, 1],
      [personas.max2000, 20],
    ] as const) {
      const pages = await readAll(persona, 100);
      expect(pages).toHaveLength(pageCount);
      expect(pages.every((page) => page.total === persona.follows)).toBe(true);
      const ids = pages.flatMap((page) => column(page, "broadcaster_id"));
      expect(new Set(ids).size).toBe(persona.follows);
      const times = pages.flatMap((page) => column(page, "followed_at").map(String));
      expect(times).toEqual(times.toSorted().reverse());
    }
  });

  test("answers whether one channel is followed", async () => {
    const followed = await helix(
      simulator,
      vera,
      `channels/followed?user_id=${personas.vera.id}&broadcaster_id=${personas.luna.id}`,
    );
    expect(column(followed.body, "broadcaster_login")).toEqual(["lunainkwell"]);
    const not = await helix(
      simulator,
      vera,
      `channels/followed?user_id=${personas.vera.id}&broadcaster_id=${personas.olga.id}`,
    );
    expect(not.body.data).toEqual([]);
  });

  test("Get Followed Streams gives exactly the followed who are live, up to 100 at once", async () => {
    const { body } = await helix(simulator, vera, `streams/followed?user_id=${personas.vera.id}`);
    const expected = simulator.world.follows
      .of(personas.vera.id)
      .filter((follow) => simulator.world.findById(follow.broadcasterId)?.live);
    expect(column(body, "user_id").toSorted()).toEqual(
      expected.map((follow) => follow.broadcasterId).toSorted(),
    );
  });

  test.each([
    [
      "of somebody else",
      () => vera,
      personas.olga.id,
      "The ID in user_id must match the user ID found in the request's OAuth token.",
    ],
    ["with an app token", () => app, personas.vera.id, "Missing User OAUTH Token"],
  ])("is refused %s", async (_what, token, userId, message) => {
    const answer = await helix(simulator, token(), `channels/followed?user_id=${userId}`);
    expect([answer.status, answer.body.message]).toEqual([401, message]);
  });

  test("is refused without the permission, by name", async () => {
    const token = (await signIn(simulator, personas.vera, "user:read:email")).access_token;
    const answer = await helix(simulator, token, `channels/followed?user_id=${personas.vera.id}`);
    expect(answer.body).toEqual({
      error: "Unauthorized",
      status: 401,
      message: "Missing scope: user:read:follows",
    });
  });
});

describe("who may ask", () => {
  test.each([
    ["no token", { "client-id": CLIENT.id }, "OAuth token is missing"],
    ["no client", { authorization: "Bearer x" }, "Client ID is missing"],
    ["a made-up token", { authorization: "Bearer x", "client-id": CLIENT.id }, "Invalid OAuth token"],
  ])("nobody with %s", async (_what, headers, message) => {
    const answer = await helix(simulator, "", "streams", { headers: headers as Record<string, string> });
    expect(answer.body).toEqual({ error: "Unauthorized", status: 401, message });
  });

  test("nobody with another app's token", async () => {
    const headers = { authorization: `Bearer ${app}`, "client-id": "other" };
    expect((await helix(simulator, "", "streams", { headers })).body.message).toBe(
      "Client ID and OAuth token do not match",
    );
  });

  test("unknown paths and methods are not found", async () => {
    expect((await helix(simulator, app, "games/top")).status).toBe(404);
    expect((await helix(simulator, app, "__proto__")).status).toBe(404);
    const headers = { authorization: `Bearer ${app}`, "client-id": CLIENT.id };
    expect((await helix(simulator, app, "streams", { method: "POST", headers })).status).toBe(404);
  });
});

test("the bucket empties, says so in headers, and refuses", async () => {
  simulator.rateLimits.setCapacity(3);
  const answers = [];
  for (let request = 0; request < 4; request += 1) answers.push(await helix(simulator, app, "streams"));
  const remaining = answers.map((answer) => answer.headers.get("ratelimit-remaining"));
  expect(answers.map((answer) => answer.status)).toEqual([200, 200, 200, 429]);
  expect(remaining).toEqual(["2", "1", "0", "0"]);
  const reset = Number(answers[3]?.headers.get("ratelimit-reset")) - Date.now() / 1000;
  expect(reset).toBeGreaterThan(50);
  expect(reset).toBeLessThan(62);
  expect(answers[3]?.body).toMatchObject({ error: "Too Many Requests", status: 429 });
  expect((await helix(simulator, vera, "users")).headers.get("ratelimit-remaining")).toBe("2");
  simulator.rateLimits.setCapacity(10_000);
});

describe("pictures", () => {
  test("avatars and previews are served for every row, at the size asked for", async () => {
    const { body } = await helix(simulator, app, "streams?first=3");
    for (const row of body.data) {
      const url = String(row.thumbnail_url).replace("{width}", "440").replace("{height}", "248");
      const preview = await see(url);
      expect([preview.status, preview.headers.get("content-type")]).toEqual([
        200,
        "image/svg+xml; charset=utf-8",
      ]);
      expect(preview.headers.get("access-control-allow-origin")).toBe("*");
      expect(preview.headers.get("cache-control")).toMatch(/max-age=\d+/);
      expect(preview.text).toContain('width="440" height="248"');
    }
    const users = await helix(simulator, app, "users?login=vera");
    expect((await see(String(users.body.data[0]?.profile_image_url))).text).toMatch(/^<svg/);
  });

  test("of nobody there is none", async () => {
    expect((await see(`${simulator.url}/avatars/1.svg`)).status).toBe(404);
    expect((await see(`${simulator.url}/previews/live_user_nobody_x-1x1.jpg`)).status).toBe(404);
  });
});

test("localhost answers by IPv4, and by IPv6 where there is one", async () => {
  const hosts = ["127.0.0.1", ...((await hasIpv6()) ? ["[::1]"] : [])];
  for (const host of hosts) expect((await see(`http://${host}:${simulator.port}/healthz`)).status).toBe(200);
});

async function hasIpv6(): Promise<boolean> {
  const { networkInterfaces } = await import("node:os");
  return Object.values(networkInterfaces()).some((list) => list?.some((entry) => entry.address === "::1"));
}
