import { v7 as uuidv7 } from "uuid";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import * as unknown from "@/app/api/v1/[...unknown]/route";
import * as schema from "@/app/api/v1/events/schema/[kind]/route";
import * as schemas from "@/app/api/v1/events/schema/route";
import * as followed from "@/app/api/v1/following/[id]/route";
import * as following from "@/app/api/v1/following/route";
import * as jobRun from "@/app/api/v1/jobs/[jobId]/run/route";
import * as jobRuns from "@/app/api/v1/jobs/[jobId]/runs/route";
import * as jobs from "@/app/api/v1/jobs/route";
import * as preferences from "@/app/api/v1/me/preferences/route";
import * as me from "@/app/api/v1/me/route";
import * as notification from "@/app/api/v1/notifications/[id]/route";
import * as read from "@/app/api/v1/notifications/read/route";
import * as notifications from "@/app/api/v1/notifications/route";
import * as cancel from "@/app/api/v1/runs/[runId]/cancel/route";
import * as run from "@/app/api/v1/runs/[runId]/route";
import * as syncLog from "@/app/api/v1/sync/log/route";
import * as sync from "@/app/api/v1/sync/route";
import * as syncRun from "@/app/api/v1/sync/run/route";
import { followingPage } from "@/lib/broadcasters/schema";
import { LARGEST_REQUEST } from "@/lib/commands-import/schema";
import type { RouteHandler } from "@/lib/http/admit";
import type { JobList, RunPage, RunView } from "@/lib/jobs/schema";
import { encodeCursor } from "@/lib/kernel/cursor";
import { personas } from "@/lib/twitch/simulator";
import { routes } from "../support/api-routes";
import { type Call, call, type Jar, json, signIn, startTestApp, type TestApp } from "../support/app";

let app: TestApp;
let vera: Jar;
let olga: Jar;
beforeAll(async () => {
  app = await startTestApp();
  vera = (await signIn(personas.vera)).jar;
  olga = (await signIn(personas.olga)).jar;
});
afterAll(() => app.stop());

const uuid = uuidv7();

const writes = routes.filter(([, , { method }]) => method !== undefined);
const withBody = routes.filter(([, , { body }]) => body !== undefined);
const FOR_OPERATORS =
  /^\w+ \/(sync|alerts|jobs|runs|bot\/account|deliveries|targets|publishers|webhooks|eventsub|quota|instance-keys)/;
const operators = routes.filter(([name]) => FOR_OPERATORS.test(name));

interface ProblemBody {
  type: string;
  title: string;
  status: number;
  detail: string;
  requestId: string;
  fields: { field: string; message: string }[];
}

/** Checks that an answer is a whole problem of this status, and gives it back. */
async function problem(response: Response, status: number): Promise<ProblemBody> {
  expect(response.status).toBe(status);
  expect(response.headers.get("content-type")).toBe("application/problem+json");
  expect(response.headers.get("cache-control")).toBe("private, no-store");
  const body = await json<ProblemBody>(response);
  expect(body).toMatchObject({ status, requestId: response.headers.get("x-request-id") });
  expect(body.detail).not.toBe("");
  return body;
}

describe.each(routes)("%s", (_name, handler, good) => {
  test("signed out: 401", async () => {
    await problem(await call(handler, good), 401);
  });

  test("with a forged session: 401", async () => {
    await problem(await call(handler, { ...good, jar: { "next-auth.session-token": "forged" } }), 401);
  });
});

test.each(operators)("%s is for operators: 403 for others", async (_name, handler, good) => {
  await problem(await call(handler, { ...good, jar: vera }), 403);
});

describe.each(writes)("%s, sent by another site", (name, handler, good) => {
  test.each<[string, Record<string, string>]>([
    ["says so", { "sec-fetch-site": "cross-site" }],
    ["is another port of this host", { "sec-fetch-site": "same-site" }],
    ["says another origin", { "sec-fetch-site": "", origin: "https://evil.example" }],
    ["says nothing", {}],
  ])("that %s: 403, and nothing is done", async (_case, given) => {
    const headers = new Map(Object.entries(given));
    const request = new Request("http://localhost:3000/api/v1/x", {
      method: good.method ?? "GET",
      headers: {
        cookie: Object.entries(FOR_OPERATORS.test(name) ? olga : vera)
          .map(([name, value]) => `${name}=${encodeURIComponent(value)}`)
          .join("; "),
        "content-type": "application/json",
        ...(headers.get("sec-fetch-site") ? { "sec-fetch-site": headers.get("sec-fetch-site") ?? "" } : {}),
        ...(headers.has("origin") ? { origin: headers.get("origin") ?? "" } : {}),
      },
      ...(good.body !== undefined && { body: JSON.stringify(good.body) }),
    });
    const response = await handler(request, { params: Promise.resolve(good.params ?? {}) });
    expect((await problem(response, 403)).detail).toMatch(/another site/);
  });
});

test("our own origin is enough for browsers that do not say more", async () => {
  const response = await call(preferences.PATCH, {
    method: "PATCH",
    path: "/api/v1/me/preferences",
    jar: vera,
    body: {},
    headers: { "sec-fetch-site": "same-origin", origin: "http://localhost:3000" },
  });
  expect(response.status).toBe(200);
});

describe.each(withBody)("%s with a bad body", (name, handler, good) => {
  const send = (raw: BodyInit, headers?: Record<string, string>) =>
    call(handler, {
      ...{ ...good, raw, jar: FOR_OPERATORS.test(name) ? olga : vera },
      ...(headers && { headers }),
    });

  test("that is not JSON: 400", async () => {
    await problem(await send("{"), 400);
  });

  test("that is not UTF-8: 400", async () => {
    await problem(await send(new Uint8Array([0x22, 0xff, 0xfe, 0x22])), 400);
  });

  test("of another kind: 415", async () => {
    await problem(await send("login=x", { "content-type": "application/x-www-form-urlencoded" }), 415);
  });

  test("that is too large: 413", async () => {
    // Files that are imported may be larger than what else is sent.
    const size = name.includes("/import") ? LARGEST_REQUEST : 70_000;
    await problem(await send(JSON.stringify({ login: "x".repeat(size) })), 413);
  });

  test("that is a list: 422", async () => {
    await problem(await send("[]"), 422);
  });
});

describe("what events look like", () => {
  test("everybody may read, as one schema and kind by kind", async () => {
    const whole = await call(schemas.GET, { path: "/api/v1/events/schema" });
    expect(whole.status).toBe(200);
    const { $defs } = await json<{ $defs: Record<string, unknown> }>(whole);
    const params = { kind: "stream.online" };
    const one = await call(schema.GET, { path: `/api/v1/events/schema/${params.kind}`, params });
    expect(await json(one)).toMatchObject($defs[params.kind] ?? { missing: true });
  });

  test.each(["session.ended", "toString", "x"])("is not said of %s: 404", async (kind) => {
    await problem(await call(schema.GET, { path: `/api/v1/events/schema/${kind}`, params: { kind } }), 404);
  });
});

describe("fields are named", () => {
  test.each<[string, unknown, string]>([
    ["a login that cannot be one", { login: "not a login!" }, "login"],
    ["no login", {}, "login"],
  ])("%s", async (_name, body, field) => {
    const response = await call(following.POST, {
      method: "POST",
      path: "/api/v1/following",
      jar: vera,
      body,
    });
    expect((await problem(response, 422)).fields).toEqual([{ field, message: expect.any(String) }]);
  });

  test("ids that are none", async () => {
    const body = { ids: [uuid, "x"] };
    const response = await call(read.POST, {
      method: "POST",
      path: "/api/v1/notifications/read",
      jar: vera,
      body,
    });
    expect((await problem(response, 422)).fields).toMatchObject([{ field: "ids.1" }]);
  });

  test.each(["limit=0", "limit=x", "limit=9999", "live=perhaps"])("a query with %s", async (query) => {
    const response = await call(following.GET, { path: `/api/v1/following?${query}`, jar: vera });
    expect((await problem(response, 400)).fields).toMatchObject([{ field: query.split("=")[0] }]);
  });

  test.each<[string, RouteHandler, string]>([
    ["q", following.GET, "/api/v1/following?q=a%00b"],
    ["q", syncLog.GET, "/api/v1/sync/log?q=%00"],
    ["cursor", following.GET, `/api/v1/following?cursor=${encodeCursor([1, 0, "a\0", "1"])}`],
  ])("text that Postgres cannot take, in %s", async (field, handler, path) => {
    expect((await problem(await call(handler, { path, jar: olga }), 400)).fields).toMatchObject([{ field }]);
  });

  test("an id in the path that cannot be one", async () => {
    const response = await call(followed.GET, {
      path: "/api/v1/following/abc",
      params: { id: "abc" },
      jar: vera,
    });
    expect((await problem(response, 400)).fields).toMatchObject([{ field: "id" }]);
  });
});

describe("following through the API (F2)", () => {
  test("lists what was imported; the answer is what the schema says and no more", async () => {
    const response = await call(following.GET, { path: "/api/v1/following?limit=5", jar: vera });
    expect(response.status).toBe(200);
    const page = await json(response);
    expect(page).toEqual(followingPage.parse(page));
    expect(page).toMatchObject({
      total: 60,
      next_cursor: expect.any(String),
      importedAt: expect.any(String),
    });
  });

  test("follow, mute, unfollow; then it is not found", async () => {
    const id = "123456";
    app.simulator.world.addBroadcaster({ id, login: "brand_new", displayName: "Brand_New" });
    const path = `/api/v1/following/${id}`;
    const one = { path, params: { id }, jar: vera };
    const made = await call(following.POST, {
      method: "POST",
      path: "/api/v1/following",
      jar: vera,
      body: { login: "https://twitch.tv/Brand_New" },
    });
    expect(await json(made)).toMatchObject({ id, source: "manual", muted: false });
    const muted = await call(followed.PATCH, { ...one, method: "PATCH", body: { muted: true } });
    expect(await json(muted)).toMatchObject({ muted: true });
    expect(await json(await call(followed.GET, one))).toMatchObject({ id, muted: true });
    expect((await call(followed.GET, { ...one, jar: olga })).status).toBe(404);
    expect((await call(followed.DELETE, { ...one, jar: olga, method: "DELETE" })).status).toBe(404);
    const gone = await call(followed.DELETE, { ...one, method: "DELETE" });
    expect([gone.status, await gone.text()]).toEqual([204, ""]);
    await problem(await call(followed.GET, one), 404);
  });

  test("an unknown login is 404 and names the field", async () => {
    const body = { login: "nobody_of_that_name" };
    const response = await call(following.POST, {
      method: "POST",
      path: "/api/v1/following",
      jar: vera,
      body,
    });
    const { detail, fields } = await problem(response, 404);
    expect(detail).toBe("There is no Twitch channel called nobody_of_that_name.");
    expect(fields).toMatchObject([{ field: "login" }]);
  });

  test("Twitch away is 503 in plain words", async () => {
    app.simulator.faults.set({ kind: "status", endpoint: "helix/users", status: 503 });
    const body = { login: "somebody" };
    const response = await call(following.POST, {
      method: "POST",
      path: "/api/v1/following",
      jar: vera,
      body,
    });
    app.simulator.faults.clear();
    expect((await problem(response, 503)).detail).toMatch(/Twitch/);
  });
});

test("me: who I am, what I allowed, and no token", async () => {
  const response = await call(me.GET, { path: "/api/v1/me", jar: olga });
  const text = await response.clone().text();
  expect(await json(response)).toMatchObject({
    twitchId: personas.olga.id,
    login: "olga",
    operator: true,
    scopes: ["user:read:email", "user:read:follows"],
  });
  expect(text).not.toMatch(/token/i);
});

test("notifications: an empty inbox, all read, and one that is not there", async () => {
  expect(await json(await call(notifications.GET, { path: "/api/v1/notifications", jar: vera }))).toEqual({
    items: [],
    next_cursor: null,
    unread: 0,
  });
  const all = await call(read.POST, { method: "POST", path: "/api/v1/notifications/read", jar: vera });
  expect(all.status).toBe(204);
  const path = `/api/v1/notifications/${uuid}`;
  await problem(
    await call(notification.DELETE, { method: "DELETE", path, params: { id: uuid }, jar: vera }),
    404,
  );
});

describe("operators (F10)", () => {
  test("see the overview and the log", async () => {
    expect(await json(await call(sync.GET, { path: "/api/v1/sync", jar: olga }))).toMatchObject({
      health: "never",
    });
    const log = async (query: string) =>
      json<{ items: { kind: string }[] }>(
        await call(syncLog.GET, { path: `/api/v1/sync/log?${query}`, jar: olga }),
      );
    // Following by hand looked at once at all that is followed: some of them are on air.
    expect(new Set((await log("kind=went_live")).items.map(({ kind }) => kind))).toEqual(
      new Set(["went_live"]),
    );
    expect(await log("kind=reopened")).toEqual({ items: [], next_cursor: null });
    await problem(await call(syncLog.GET, { path: "/api/v1/sync/log?kind=x", jar: olga }), 400);
  });

  test("ask for a run once, however often they press", async () => {
    const press = () => call(syncRun.POST, { method: "POST", path: "/api/v1/sync/run", jar: olga });
    const [first, second] = [await press(), await press()];
    expect([first.status, second.status]).toEqual([202, 202]);
    const { runId } = await json<{ runId: string }>(first);
    expect(await json(second)).toEqual({ runId, alreadyRunning: true });
  });
});

describe("jobs and runs (O2)", () => {
  const as = (good: Call): Call => ({ ...good, jar: olga });
  const runJob = (jobId: string) =>
    call(jobRun.POST, as({ method: "POST", path: `/api/v1/jobs/${jobId}/run`, params: { jobId } }));

  test("every job is listed, with its schedule and whether it is late", async () => {
    const { items, engine } = await json<JobList>(await call(jobs.GET, as({ path: "/api/v1/jobs" })));
    expect(engine).toBe("embedded");
    expect(items.map(({ id }) => id)).toContain("sync-viewer-counts");
    expect(items.find(({ id }) => id === "prune-old-rows")?.scheduleWords).toBe("daily at 04:20 UTC");
  });

  test("a run is asked for, found, called off, and cannot be called off again", async () => {
    const asked = await runJob("prune-old-rows");
    expect(asked.status).toBe(202);
    const { runId } = await json<{ runId: string }>(asked);
    const params = { runId };
    const path = `/api/v1/runs/${runId}`;
    const found = await json<RunView>(await call(run.GET, as({ path, params })));
    expect(found).toMatchObject({ jobId: "prune-old-rows", status: "queued", askedBy: "hand" });
    expect(found.requestedBy?.name).toBe("Olga");

    const callOff = () => call(cancel.POST, as({ method: "POST", path: `${path}/cancel`, params }));
    expect(await json(await callOff())).toEqual({ status: "cancelled", cancelling: false });
    await problem(await callOff(), 409);
    const runs = await json<RunPage>(
      await call(
        jobRuns.GET,
        as({
          path: "/api/v1/jobs/prune-old-rows/runs?status=cancelled",
          params: { jobId: "prune-old-rows" },
        }),
      ),
    );
    expect(runs.items.map(({ id }) => id)).toEqual([runId]);
  });

  test("a job or a run that does not exist is 404", async () => {
    await problem(await runJob("no-such-job"), 404);
    await problem(await call(run.GET, as({ path: `/api/v1/runs/${uuid}`, params: { runId: uuid } })), 404);
  });
});

test("a path that leads nowhere is a problem too, not a web page", async () => {
  await problem(unknown.GET(new Request("http://localhost:3000/api/v1/nothing/here")), 404);
});

describe("every answer", () => {
  test("carries the request's id, taken over only when it is a proper one", async () => {
    const ask = (id: string) =>
      call(me.GET, { path: "/api/v1/me", jar: vera, headers: { "x-request-id": id } }).then((response) =>
        response.headers.get("x-request-id"),
      );
    expect(await ask("trace-0123456789")).toBe("trace-0123456789");
    expect(await ask("bad id <script>")).toMatch(/^[0-9a-f-]{36}$/);
  });
});
