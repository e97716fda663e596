import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { personas, type Simulator, startSimulator } from "@/lib/twitch/simulator";
import { appToken, askToken, helix, repeated, signIn } from "@/tests/support/simulator-client";

let simulator: Simulator;
let app: string;
const clock = { now: Date.now() };
beforeAll(async () => {
  simulator = await startSimulator({ size: { broadcasters: 500, live: 150 }, now: () => clock.now });
  simulator.rateLimits.setCapacity(10_000);
  app = await appToken(simulator);
});
afterAll(() => simulator.stop());
afterEach(() => simulator.faults.clear());

const streams = (query = "first=100") => helix(simulator, app, `streams?${query}`);
const live = (place: number) => simulator.world.ranking.all()[place]?.member.account.id ?? "";

test.each([400, 401, 403, 429, 500, 503])(
  "status %i, so often and no more, on one endpoint",
  async (status) => {
    simulator.faults.set({ kind: "status", status, endpoint: "helix/streams", times: 2 });
    expect((await helix(simulator, app, "users?login=vera")).status).toBe(200);
    const answers = [await streams(), await streams(), await streams()];
    expect(answers.map((answer) => answer.status)).toEqual([status, status, 200]);
    expect(answers[0]?.body).toMatchObject({
      status,
      error: expect.any(String),
      message: expect.any(String),
    });
  },
);

test("429 with headers says when to come back, without headers it says nothing", async () => {
  simulator.faults.set({ kind: "status", status: 429, resetSeconds: 7, times: 1 });
  const told = await streams();
  expect(told.headers.get("ratelimit-remaining")).toBe("0");
  expect(Number(told.headers.get("ratelimit-reset"))).toBe(Math.ceil(clock.now / 1000) + 7);
  simulator.faults.set({ kind: "status", status: 429, headers: false, times: 1 });
  const silent = await streams();
  expect([
    silent.status,
    silent.headers.get("ratelimit-reset"),
    silent.headers.get("ratelimit-limit"),
  ]).toEqual([429, null, null]);
});

test("token requests fail in the form of token errors", async () => {
  simulator.faults.set({ kind: "status", status: 503, message: "sorry", endpoint: "oauth2/token", times: 1 });
  const answer = await askToken(simulator, { grant_type: "client_credentials" });
  expect([answer.status, answer.body]).toEqual([503, { status: 503, message: "sorry" }]);
});

test("slow answers come late and right", async () => {
  simulator.faults.set({ kind: "slow", ms: 150, times: 1 });
  const started = performance.now();
  expect((await streams()).body.data).toHaveLength(100);
  expect(performance.now() - started).toBeGreaterThanOrEqual(145);
});

test("a hanging answer never comes, and stopping does not wait for it", async () => {
  const other = await startSimulator({ size: { broadcasters: 5, live: 1 } });
  other.faults.set({ kind: "hang", endpoint: "oauth2/token" });
  const asked = askToken(other, { grant_type: "client_credentials" }).then(
    () => "answered",
    () => "cut",
  );
  await expect.poll(() => other.requests.count()).toBe(1);
  await other.stop();
  expect(await asked).toBe("cut");
});

test("a hang is left by the client's own timeout", async () => {
  simulator.faults.set({ kind: "hang", times: 1 });
  const asked = helix(simulator, app, "streams", { signal: AbortSignal.timeout(100) });
  await expect(asked).rejects.toMatchObject({ name: "TimeoutError" });
});

test("a broken connection is an error, not an answer", async () => {
  simulator.faults.set({ kind: "disconnect", times: 1 });
  await expect(streams()).rejects.toThrow("fetch failed");
});

test("truncated JSON and a web page are good HTTP and no JSON", async () => {
  simulator.faults.set({ kind: "truncate", times: 1 });
  const half = await streams();
  expect([half.status, half.body]).toEqual([200, undefined]);
  expect(half.text.startsWith('{"data":[{"id":')).toBe(true);
  simulator.faults.set({ kind: "html", times: 1 });
  const page = await streams();
  expect([page.status, page.body, page.headers.get("content-type")]).toEqual([
    200,
    undefined,
    "text/html; charset=utf-8",
  ]);
});

test("rows lose a field, or get another value in it, as many as asked", async () => {
  simulator.faults.set({ kind: "row-field", field: "user_id", every: 4, times: 1 });
  const without = (await streams()).body.data.filter((row) => !("user_id" in row));
  expect(without).toHaveLength(25);
  simulator.faults.set({ kind: "row-field", field: "type", value: "", times: 1 });
  expect(new Set((await streams()).body.data.map((row) => row.type))).toEqual(new Set([""]));
  simulator.faults.set({ kind: "row-field", field: "viewer_count", value: null, times: 1 });
  expect((await streams("first=1")).body.data[0]?.viewer_count).toBeNull();
});

test("duplicate rows between pages", async () => {
  simulator.faults.set({ kind: "duplicate-rows", times: 2 });
  const first = (await streams()).body;
  const second = (await streams(`first=100&after=${first.pagination?.cursor}`)).body;
  expect(second.data[0]?.id).toBe(first.data.at(-1)?.id);
});

test("a missing row, once for one channel or the last of every page", async () => {
  const ids = [live(0), live(1), live(2)];
  const filter = `first=100&${repeated("user_id", ids)}`;
  simulator.world.hideFromAnswers([ids[1] ?? ""], 1);
  expect((await streams(filter)).body.data.map((row) => row.user_id)).toEqual([ids[0], ids[2]]);
  expect((await streams(filter)).body.data.map((row) => row.user_id)).toEqual(ids);
  simulator.faults.set({ kind: "missing-rows", count: 2, times: 1 });
  expect((await streams(filter)).body.data.map((row) => row.user_id)).toEqual([ids[0]]);
});

test("a cursor that loops, and one that leads to nothing", async () => {
  simulator.faults.set({ kind: "cursor-loop", endpoint: "helix/channels/followed", times: 2 });
  const { access_token } = await signIn(simulator, personas.vera);
  const page = (after: string) =>
    helix(simulator, access_token, `channels/followed?user_id=${personas.vera.id}&first=100&after=${after}`);
  const first = (await page("")).body;
  expect(first.pagination?.cursor).toEqual(expect.any(String));
  expect((await page(first.pagination?.cursor ?? "")).body).toEqual(first);
  simulator.faults.set({ kind: "empty-last-page", endpoint: "helix/channels/followed", times: 2 });
  const whole = (await page("")).body;
  expect((await page(whole.pagination?.cursor ?? "")).body).toEqual({ total: 60, data: [], pagination: {} });
});

test("rate-limit headers can be left out", async () => {
  simulator.faults.set({ kind: "no-rate-limit-headers", times: 1 });
  const answer = await streams();
  expect([answer.status, answer.headers.get("ratelimit-limit")]).toEqual([200, null]);
  expect((await streams()).headers.get("ratelimit-limit")).toBe("10000");
});

test("stale answers show what was", async () => {
  const { world, faults } = simulator;
  const [ending, starting, restarting] = [live(5), personas.kaya.id, live(6)];
  const restartedFrom = world.get(restarting).live?.streamId;
  clock.now += 60_000;
  world.end(ending);
  world.goLive(starting);
  world.restart(restarting);
  clock.now += 10_000;
  const filter = repeated("user_id", [ending, starting, restarting]);
  faults.set({ kind: "stale", seconds: 30, times: 2 });
  const stale = (await streams(filter)).body.data;
  expect(stale.map((row) => row.user_id).toSorted()).toEqual([ending, restarting].toSorted());
  expect(stale.map((row) => row.id)).toContain(restartedFrom);
  const all = await streams("first=100");
  expect(all.body.data.map((row) => row.user_id)).toContain(ending);
  const fresh = (await streams(filter)).body.data.map((row) => row.user_id);
  expect(fresh.toSorted()).toEqual([starting, restarting].toSorted());
});

test("tokens expire in mid-run", async () => {
  expect((await streams()).status).toBe(200);
  simulator.authority.expireAccessTokens();
  expect((await streams()).body).toMatchObject({ status: 401, message: "Invalid OAuth token" });
  app = await appToken(simulator);
  expect((await streams()).status).toBe(200);
});
