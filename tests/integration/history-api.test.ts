import { afterAll, beforeAll, describe, expect, test } from "vitest";
import * as overviewRoute from "@/app/api/v1/channels/[login]/overview/route";
import * as listRoute from "@/app/api/v1/channels/[login]/streams/route";
import * as channelsRoute from "@/app/api/v1/channels/compare/route";
import * as streamRoute from "@/app/api/v1/streams/[id]/route";
import * as compareRoute from "@/app/api/v1/streams/compare/route";
import * as followedRoute from "@/app/api/v1/streams/route";
import * as sparklinesRoute from "@/app/api/v1/streams/sparklines/route";
import type { RouteHandler } from "@/lib/http/admit";
import {
  channelComparison,
  channelOverview,
  followedStreamList,
  sparklines,
  streamComparison,
  streamDetail,
  streamList,
} from "@/lib/streams/schema";
import { personas } from "@/lib/twitch/simulator";
import { call, type Jar, json, signIn, startTestApp, type TestApp } from "../support/app";
import { addStream } from "../support/history-rows";
import { addBroadcasters } from "../support/live-rows";

// S4 F8: history as programs ask for it.

const NOBODY = "01900000-0000-7000-8000-000000000001";
let app: TestApp;
let vera: Jar;
let [first, second]: string[] = [];
beforeAll(async () => {
  app = await startTestApp();
  vera = (await signIn(personas.vera)).jar;
  const { pool } = app.database;
  await addBroadcasters(pool, ["1", "2"]);
  const add = (day: string) =>
    addStream(pool, {
      ...{ broadcasterId: "1", startedAt: `${day}T18:00:00Z`, endedAt: `${day}T20:00:00Z`, viewers: 10 },
      segments: [[`${day}T18:00:00Z`, "7"]],
    });
  [first, second] = [await add("2026-11-01"), await add("2026-11-02")];
});
afterAll(() => app.stop());

interface Asked {
  handler: RouteHandler;
  path: string;
  params?: Record<string, string>;
}
const overview = (login: string, query = ""): Asked => ({
  handler: overviewRoute.GET,
  path: `/api/v1/channels/${login}/overview?${query}`,
  params: { login },
});
const list = (login: string, query = ""): Asked => ({
  handler: listRoute.GET,
  path: `/api/v1/channels/${login}/streams?${query}`,
  params: { login },
});
const stream = (id: string): Asked => ({
  handler: streamRoute.GET,
  path: `/api/v1/streams/${id}`,
  params: { id },
});
const compare = (ids: string): Asked => ({
  handler: compareRoute.GET,
  path: `/api/v1/streams/compare?ids=${ids}`,
});
const channels = (query: string): Asked => ({
  handler: channelsRoute.GET,
  path: `/api/v1/channels/compare?${query}`,
});
const running = (query = ""): Asked => ({
  handler: sparklinesRoute.GET,
  path: `/api/v1/streams/sparklines?${query}`,
});
const followed = (query = ""): Asked => ({ handler: followedRoute.GET, path: `/api/v1/streams?${query}` });
const ask = ({ handler, ...asked }: Asked, jar: Jar | undefined = vera) =>
  call(handler, { ...asked, ...(jar && { jar }) });

describe("what comes back is what the schema says", () => {
  test.each<[string, () => Asked, { parse(value: unknown): unknown }]>([
    ["overview", () => overview("login1", "days=365&zone=Europe/Berlin"), channelOverview],
    ["overview, by default", () => overview("LOGIN1"), channelOverview],
    ["list", () => list("login1", "limit=1&categoryId=7"), streamList],
    ["stream", () => stream(first ?? ""), streamDetail],
    ["streams compared", () => compare(`${second},${first?.toUpperCase()}`), streamComparison],
    ["channels compared", () => channels("logins=Login2,login1&days=7"), channelComparison],
    ["sparklines", () => running("ids=1,2,3"), sparklines],
    ["sparklines of the followed", () => running(), sparklines],
    ["streams of the followed", () => followed("q=x"), followedStreamList],
  ])("%s", async (_, asked, schema) => {
    const response = await ask(asked());
    expect(response.status).toBe(200);
    const body = await json(response);
    expect(schema.parse(body)).toEqual(body);
  });

  test("30 days in UTC when nothing else is asked for", async () => {
    expect(await json(await ask(overview("login1")))).toMatchObject({ days: 30, zone: "UTC" });
  });

  test("compared ones in the order asked for", async () => {
    const body = streamComparison.parse(await json(await ask(compare(`${second},${first}`))));
    expect(body.streams.map(({ id }) => id)).toEqual([second, first]);
    const both = channelComparison.parse(await json(await ask(channels("logins=login2,login1"))));
    expect(both.channels.map(({ broadcaster }) => broadcaster.login)).toEqual(["login2", "login1"]);
  });

  test("a list goes on behind its cursor", async () => {
    const page = streamList.parse(await json(await ask(list("login1", "limit=1"))));
    expect(page.items.map(({ id }) => id)).toEqual([second]);
    const rest = await json(await ask(list("login1", `limit=1&cursor=${page.next_cursor}`)));
    expect(rest).toMatchObject({ items: [{ id: first }], next_cursor: null });
  });
});

test.each<[string, () => Asked]>([
  ["overview", () => overview("login1")],
  ["list", () => list("login1")],
  ["stream", () => stream(first ?? "")],
  ["streams compared", () => compare(`${first},${second}`)],
  ["channels compared", () => channels("logins=login1,login2")],
  ["sparklines", () => running()],
  ["streams of the followed", () => followed()],
])("%s is for people who are signed in", async (_, asked) => {
  const { handler, ...rest } = asked();
  expect((await call(handler, rest)).status).toBe(401);
});

describe("what is not there is 404", () => {
  test.each<[string, () => Asked]>([
    ["a channel", () => overview("nobody")],
    ["a channel's list", () => list("nobody")],
    ["a stream", () => stream(NOBODY)],
    ["one of the streams", () => compare(`${first},${NOBODY}`)],
    ["one of the channels", () => channels("logins=login1,nobody")],
  ])("%s", async (_, asked) => {
    expect((await ask(asked())).status).toBe(404);
  });
});

describe("what does not fit is 400, and says which field and why", () => {
  test.each<[string, () => Asked, string, RegExp]>([
    ["days", () => overview("login1", "days=31"), "days", /7, 30, 90, 365/],
    ["days in words", () => overview("login1", "days=many"), "days", /./],
    ["a zone", () => overview("login1", "zone=Mars/Olympus"), "zone", /IANA time zone/],
    ["a login with a zero byte", () => overview("a\0"), "login", /./],
    ["a limit", () => list("login1", "limit=101"), "limit", /./],
    ["a moment", () => list("login1", "from=2026-02-30T00:00:00Z"), "from", /./],
    ["a moment before all", () => list("login1", "to=0000-01-01T00:00:00Z"), "to", /1970/],
    ["a cursor", () => list("login1", "cursor=x"), "cursor", /next_cursor/],
    ["an id", () => stream("1"), "id", /id of a stream/],
    ["one stream to compare", () => compare(first ?? ""), "ids", /./],
    ["a stream beside itself", () => compare(`${first},${first?.toUpperCase()}`), "ids", /./],
    ["what is no stream's id", () => compare("a,b"), "ids.0", /ids of streams/],
    ["five streams", () => compare([1, 2, 3, 4, 5].map((n) => NOBODY.slice(0, -1) + n).join()), "ids", /./],
    ["a channel beside itself", () => channels("logins=login1,LOGIN1"), "logins", /./],
    ["no channels", () => channels("days=7"), "logins", /./],
    ["a broadcaster's id", () => running("ids=1,login"), "ids.1", /Twitch user ids/],
    ["101 of them", () => running(`ids=${Array.from({ length: 101 }, (_, id) => id).join()}`), "ids", /./],
  ])("%s", async (_, asked, field, message) => {
    const response = await ask(asked());
    expect(response.status).toBe(400);
    const { fields } = await json<{ fields: { field: string; message: string }[] }>(response);
    expect(fields.find((problem) => problem.field === field)?.message).toMatch(message);
  });
});
