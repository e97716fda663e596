import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { z } from "zod";
import * as me from "@/app/api/v1/me/route";
import { GET as metrics } from "@/app/metrics/route";
import { route } from "@/lib/http/route";
import { TallyError } from "@/lib/kernel/errors";
import { personas } from "@/lib/twitch/simulator";
import { call, type Jar, json, signIn, startTestApp, type TestApp } from "../support/app";
import { type Gate, openGate } from "../support/gate";

let app: TestApp;
let gate: Gate;
let vera: Jar;
let max: Jar;
beforeAll(async () => {
  app = await startTestApp();
  gate = await openGate(app.database.url);
  process.env.DATABASE_URL = gate.url;
  vera = (await signIn(personas.vera)).jar;
  max = (await signIn(personas.kaya)).jar;
});
afterAll(async () => {
  gate.open();
  await app.stop();
  await gate.stop();
});

const ask = () => ({ action: "me.read" as const });
const made = { operation: "account.get-made-up", summary: "Shows nothing" } as const;

describe("the route wrapper", () => {
  test("lets nothing out that the schema does not name", async () => {
    const handler = route({
      ...made,
      ask,
      answer: z.object({ shown: z.string() }),
      handler: async () => ({ shown: "yes", accessToken: "secret" }),
    });
    expect(await json(await call(handler, { path: "/x", jar: vera }))).toEqual({ shown: "yes" });
  });

  test("refuses a parameter that is given twice: which of them is meant nobody knows", async () => {
    const handler = route({
      ...{ ...made, ask, query: z.object({ kind: z.string().optional() }) },
      answer: z.object({ kind: z.string().optional() }),
      handler: async ({ query }) => query,
    });
    const refused = await call(handler, { path: "/x?kind=a&kind=b", jar: vera });
    expect(refused.status).toBe(400);
    expect(await json(refused)).toMatchObject({ fields: [{ field: "kind", message: "must be given once" }] });
    expect(await json(await call(handler, { path: "/x?kind=a", jar: vera }))).toEqual({ kind: "a" });
  });

  test("answers an unexpected failure blandly, with an id that finds it in the log", async () => {
    const handler = route({
      ...made,
      ask,
      answer: null,
      handler: async () => {
        throw new Error("SELECT secret FROM twitch_token failed at /work/lib/x.ts");
      },
    });
    const response = await call(handler, { path: "/x", jar: vera });
    const text = await response.text();
    expect(response.status).toBe(500);
    expect(text).not.toMatch(/SELECT|twitch_token|\/work|x\.ts/);
    expect(text).toContain(response.headers.get("x-request-id"));
  });

  test("answers a wrong answer of ours as a failure of ours", async () => {
    const handler = route({
      ...made,
      ask,
      answer: z.object({ count: z.number() }),
      handler: async () => ({ count: Number.NaN }),
    });
    expect((await call(handler, { path: "/x", jar: vera })).status).toBe(500);
  });

  test("too fast is 429 with Retry-After, for that person and route alone", async () => {
    const spec = {
      ...made,
      ask,
      answer: null,
      handler: async () => undefined,
      rateLimit: { capacity: 3, refillMs: 60_000 },
    };
    const handler = route(spec);
    const statuses: number[] = [];
    for (let n = 0; n < 4; n += 1)
      statuses.push((await call(handler, { path: "/limited", jar: vera })).status);
    expect(statuses).toEqual([204, 204, 204, 429]);
    const refused = await call(handler, { path: "/limited", jar: vera });
    expect(Number(refused.headers.get("retry-after"))).toBeGreaterThan(15);
    expect((await json<{ detail: string }>(refused)).detail).toMatch(/too fast/);
    expect((await call(handler, { path: "/limited", jar: max })).status).toBe(204);
    expect((await call(handler, { path: "/other", jar: vera })).status).toBe(204);
  });

  test("who is not signed in is limited by address", async () => {
    const handler = route({
      ...made,
      ask,
      answer: null,
      handler: async () => undefined,
      rateLimit: { capacity: 1, refillMs: 60_000 },
    });
    const from = (address: string) =>
      call(handler, { path: "/a", headers: { "x-forwarded-for": `${address}, 10.0.0.1` } });
    const statuses = [await from("1.1.1.1"), await from("1.1.1.1"), await from("2.2.2.2")].map(
      (r) => r.status,
    );
    expect(statuses).toEqual([401, 429, 401]);
  });

  test("says after how long to come again when the failure knows", async () => {
    const handler = route({
      ...made,
      ask,
      answer: null,
      handler: async () => {
        throw new TallyError("unavailable", "Later.", { retryAfterSeconds: 7 });
      },
    });
    const response = await call(handler, { path: "/x", jar: vera });
    expect([response.status, response.headers.get("retry-after")]).toEqual([503, "7"]);
  });

  test("a database that is away is 503, and all is well when it is back", async () => {
    gate.shut();
    const response = await call(me.GET, { path: "/api/v1/me", jar: vera });
    gate.open();
    expect(response.status).toBe(503);
    expect(await json(response)).toMatchObject({ detail: expect.stringMatching(/database does not answer/) });
    await expect.poll(async () => (await call(me.GET, { path: "/api/v1/me", jar: vera })).status).toBe(200);
  });
});

test("requests are counted for Prometheus by route, method and status, without ids", async () => {
  await call(me.GET, { path: "/api/v1/me", jar: vera });
  const text = await (await metrics(new Request("http://localhost:3000/metrics"))).text();
  expect(text).toMatch(
    /tallylight_web_request_duration_ms_count\{method="GET",route="\/api\/v1\/me",status="200"\} [1-9]/,
  );
  expect(text).toContain("process_resident_memory_bytes");
});
