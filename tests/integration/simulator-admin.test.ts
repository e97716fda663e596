import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { personas, type Simulator, startSimulator } from "@/lib/twitch/simulator";
import { appToken, helix, repeated, see } from "@/tests/support/simulator-client";

let simulator: Simulator;
beforeAll(async () => {
  simulator = await startSimulator({
    size: { broadcasters: 300, live: 40 },
    appUrl: "http://localhost:3000",
  });
});
afterAll(() => simulator.stop());
afterEach(() => simulator.faults.clear());

interface ActionAnswer {
  ok: boolean;
  error?: string;
  fields?: { field: string; message: string }[];
  [more: string]: unknown;
}

const post = (name: string, body: unknown, type = "application/json") =>
  see<ActionAnswer>(`${simulator.url}/admin/api/${name}`, {
    method: "POST",
    headers: { "content-type": type },
    body: typeof body === "string" ? body : JSON.stringify(body),
  });

describe("the admin API", () => {
  test("puts a channel on air, changes it and takes it off, for every client to see", async () => {
    const app = await appToken(simulator);
    const row = async () => (await helix(simulator, app, "streams?user_login=kaya_runs")).body.data[0];
    await post("channels/go-live", { login: "kaya_runs", title: "hello", category: "Chess", viewers: 7 });
    expect(await row()).toMatchObject({ title: "hello", game_name: "Chess", viewer_count: 7 });
    const { id } = (await row()) ?? {};
    await post("channels/title", { login: "kaya_runs", title: "other" });
    await post("channels/category", { login: "kaya_runs", category: "Art" });
    await post("channels/viewers", { login: "kaya_runs", viewers: 9 });
    expect(await row()).toMatchObject({ id, title: "other", game_name: "Art", viewer_count: 9 });
    await post("channels/restart", { login: "kaya_runs" });
    expect((await row())?.id).not.toBe(id);
    await post("channels/end", { login: "kaya_runs" });
    expect(await row()).toBeUndefined();
    expect(simulator.changes.last(5).map((change) => change.kind)).toEqual([
      "went_live",
      "title_changed",
      "category_changed",
      "restarted",
      "ended",
    ]);
  });

  test("sets and clears faults, limits and token knobs", async () => {
    const { body } = await post("faults", {
      kind: "status",
      status: 503,
      endpoint: "helix/streams",
      times: 1,
    });
    expect(body).toEqual({ ok: true, id: expect.any(String) });
    expect(simulator.faults.list()).toHaveLength(1);
    await post("faults/clear", { id: body.id });
    expect(simulator.faults.list()).toHaveLength(0);
    await post("tokens", { accessTokenSeconds: 60, refuseRefreshWith: 400 });
    expect(simulator.authority).toMatchObject({ userTokenSeconds: 60, refuseRefreshWith: 400 });
    await post("tokens", { accessTokenSeconds: 14_400, refuseRefreshWith: null });
    await post("rate-limit", { perMinute: 5000 });
    const app = await appToken(simulator);
    expect((await helix(simulator, app, "streams")).headers.get("ratelimit-limit")).toBe("5000");
  });

  test("changes follows and hides channels", async () => {
    await post("follow", { viewer: "vera", login: "olga" });
    expect(simulator.world.follows.has(personas.vera.id, personas.olga.id)).toBe(true);
    await post("unfollow", { viewer: "vera", login: "olga" });
    expect(simulator.world.follows.has(personas.vera.id, personas.olga.id)).toBe(false);
    const login = simulator.world.ranking.all()[0]?.member.account.login ?? "";
    await post("channels/hide", { logins: [login], answers: 1 });
    expect(simulator.world.hidesAny).toBe(true);
    simulator.world.takeHidden(simulator.world.get(login).account.id);
  });

  test("plays scenes, churns, and starts and stops the demo", async () => {
    expect((await post("scene", { play: "two-go-live" })).body.said).toMatch(/ and .* went live at once\.$/);
    const { changed } = (await post("churn", { changes: 14 })).body;
    expect(changed).toEqual({ "go-live": 4, end: 4, restart: 2, "change-title": 2, "change-category": 2 });
    await post("demo", { on: true });
    expect(simulator.stage.demo).toBe(true);
    await post("demo", { on: false });
    expect(simulator.stage.demo).toBe(false);
  });

  test("tells its state and its channels", async () => {
    const state = await see<Record<string, unknown>>(`${simulator.url}/admin/api/state`);
    expect(state.body).toMatchObject({
      broadcasters: 304,
      demo: false,
      faults: [],
      requests: { total: expect.any(Number) },
    });
    const found = await see<{ total: number; channels: { login: string }[] }>(
      `${simulator.url}/admin/api/channels?show=all&q=LUNAINK`,
    );
    expect(found.body).toMatchObject({ total: 1, channels: [{ login: "lunainkwell", live: null }] });
  });

  test.each([
    ["channels/end", { login: "nobody_x" }, 404, /no channel called nobody_x/],
    ["channels/end", { login: "vera" }, 409, /not live/],
    ["channels/go-live", { login: "vera", title: 5 }, 400, /not right/],
    ["channels/go-live", { login: "vera", tilte: "x" }, 400, /not right/],
    ["faults", { kind: "explode" }, 400, /not right/],
    ["faults", "{", 400, /not JSON/],
    ["nothing", {}, 404, /no such action/],
    ["__proto__", {}, 404, /no such action/],
  ])("POST %s %j is refused with %i", async (name, body, status, message) => {
    const answer = await post(name, body);
    expect(answer.status).toBe(status);
    expect(answer.body).toMatchObject({ ok: false, error: expect.stringMatching(message) });
  });

  test("names the field that is wrong", async () => {
    const { body } = await post("channels/viewers", { login: "vera", viewers: -1 });
    expect(body.fields).toEqual([{ field: "viewers", message: expect.any(String) }]);
  });

  test("takes no form from another site's page, and no endless body", async () => {
    expect((await post("requests/clear", "{}", "text/plain")).status).toBe(415);
    expect((await post("requests/clear", `"${"x".repeat(70_000)}"`)).status).toBe(413);
  });
});

describe("roles and clips by the admin API", () => {
  interface Roles {
    subscribers: { login: string; tier: string; gift: boolean; giftFrom: string | null }[];
    vips: { login: string }[];
    moderators: { id: string; login: string; displayName: string }[];
  }
  const roles = async () => (await see<Roles>(`${simulator.url}/admin/api/roles?login=kaya_runs`)).body;

  test("are given, changed, counted and taken away", async () => {
    const before = await roles();
    expect([before.subscribers.length, before.vips.length, before.moderators.length]).toEqual([25, 2, 3]);
    const kaya = { login: "kaya_runs" };
    await post("roles/grant", {
      ...kaya,
      role: "subscriber",
      who: "vera",
      tier: "2000",
      giftFrom: "tomcookslive",
    });
    expect((await roles()).subscribers.find(({ login }) => login === "vera")).toMatchObject({
      ...{ tier: "2000", gift: true, giftFrom: "tomcookslive" },
    });
    await post("roles/grant", { ...kaya, role: "subscriber", who: "vera", giftFrom: null });
    expect((await roles()).subscribers.at(-1)).toMatchObject({ login: "vera", gift: true, giftFrom: null });
    await post("roles/revoke", { ...kaya, role: "subscriber", who: "vera" });
    const stranger = { id: "5550001", login: "newcomer", displayName: "Newcomer" };
    await post("roles/grant", { ...kaya, role: "moderator", who: stranger });
    await post("people/rename", { who: "newcomer", login: "oldcomer" });
    expect((await roles()).moderators.at(-1)).toEqual({
      id: "5550001",
      login: "oldcomer",
      displayName: "oldcomer",
    });
    await post("roles/fill", { ...kaya, role: "vip", count: 400 });
    const after = await roles();
    expect([after.subscribers.length, after.vips.length, after.moderators.length]).toEqual([25, 400, 4]);
    expect((await post("roles/fewer", { ...kaya, role: "moderator" })).body.said).toBe(
      "oldcomer no longer moderates for Kaya_Runs.",
    );
    expect((await post("roles/more", { ...kaya, role: "vip" })).body.said).toMatch(
      / is a VIP of Kaya_Runs now\.$/,
    );
  });

  test.each([
    ["roles/grant", { login: "kaya_runs", role: "vip", who: "kaya_runs" }, 400],
    ["roles/grant", { login: "kaya_runs", role: "editor", who: "vera" }, 400],
    ["roles/revoke", { login: "kaya_runs", role: "vip", who: "nobody_at_all" }, 404],
    ["people/rename", { who: "vera", login: "olga" }, 409],
    ["clips/delete", { id: "NoSuchClip" }, 404],
    ["clips/make", { login: "nobody_at_all" }, 404],
  ])("%s refuses %j", async (name, body, status) => {
    expect((await post(name, body)).status).toBe(status);
  });

  test("a clip takes a stream; it can be changed and deleted", async () => {
    const { world } = simulator;
    if (world.get("kaya_runs").live) world.end("kaya_runs");
    expect((await post("clips/make", { login: "kaya_runs" })).status).toBe(409);
    world.goLive("kaya_runs");
    const made = (await post("clips/make", { login: "kaya_runs", title: "hello", creator: "vera" })).body;
    expect(made.said).toBe("Vera made “hello”.");
    const id = String(made.id);
    await post("clips/change", { id, views: 99, thumbnail: "gone" });
    expect(world.clips.get(id)).toMatchObject({ fixedViews: 99, thumbnail: "gone", title: "hello" });
    expect((await post("clips/delete-newest", { login: "kaya_runs" })).body.said).toBe(
      "“hello” of Kaya_Runs is gone.",
    );
    expect(world.clips.find(id)).toBeUndefined();
    world.end("kaya_runs");
    expect((await post("clips/seed", { login: "vera", count: 30 })).body.clips).toBe(30);
  });
});

describe("the admin page", () => {
  test("lists channels with what can be done, links to the app, and escapes what people typed", async () => {
    simulator.world.changeTitle("kaya_runs", "<img src=x onerror=alert(1)>");
    const page = await see(`${simulator.url}/?show=all&q=kaya`);
    expect(page.status).toBe(200);
    expect(page.text).toContain("Kaya_Runs");
    expect(page.text).toContain('data-post="channels/go-live"');
    expect(page.text).toContain('href="http://localhost:3000"');
    expect(page.text).toContain("&lt;img src=x onerror=alert(1)&gt;");
    expect(page.text).not.toContain("<img src=x");
  });

  test("has fresh parts that show requests by parameter name, never by value", async () => {
    const token = await appToken(simulator);
    await see(`${simulator.url}/helix/streams?user_id=123454321&user_id=2`, {
      headers: { authorization: `Bearer ${token}`, "client-id": "test-client" },
    });
    simulator.faults.set({ kind: "slow", ms: 1500, times: 2 });
    const { body } = await see<Record<string, string>>(`${simulator.url}/admin/fragments`);
    expect(Object.keys(body).sort()).toEqual([
      "changes",
      "channels",
      "counts",
      "demo",
      "eventsub",
      "requests",
      "streamers",
      "switches",
    ]);
    expect(body.requests).toContain("user_id ×2");
    expect(body.requests).toContain("oauth2/token client_credentials");
    expect(JSON.stringify(body)).not.toContain("123454321");
    expect(JSON.stringify(body)).not.toContain(token);
    expect(body.switches).toContain("ms 1500");
  });

  test("nothing else is there", async () => {
    expect((await see(`${simulator.url}/etc/passwd`)).status).toBe(404);
  });
});

test("a taken port is said to be taken", async () => {
  await expect(startSimulator({ port: simulator.port })).rejects.toMatchObject({ code: "EADDRINUSE" });
});

test("400 requests of 100 ids against 40,000 broadcasters find everyone live, without scanning the world", async () => {
  simulator.world.populate({ broadcasters: 40_000, live: 6_000 });
  simulator.rateLimits.setCapacity(100_000);
  const token = await appToken(simulator);
  // Those before the last 40,000 are personas, who are off air.
  const ids = [...simulator.world.members()].map((member) => member.account.id).slice(-40_000);
  const ask = (batch: number) =>
    helix(
      simulator,
      token,
      `streams?first=100&${repeated("user_id", ids.slice(batch * 100, batch * 100 + 100))}`,
    );
  await ask(0);
  let found = 0;
  const before = process.cpuUsage();
  for (let batch = 0; batch < 400; batch += 20) {
    const answers = await Promise.all(Array.from({ length: 20 }, (_, n) => ask(batch + n)));
    for (const answer of answers) found += answer.body.data.length;
  }
  const { user, system } = process.cpuUsage(before);
  expect(found).toBe(6_000);
  // 0.3 s of CPU in a process of its own; here the client counts too, and the machine may be slow.
  // One pass over the broadcasters for each request would take several times the bound.
  expect((user + system) / 1000).toBeLessThan(3_000);
});

describe("the process", () => {
  const start = async (...flags: string[]) => {
    const child = spawn(process.execPath, ["--import", "tsx", "lib/twitch/simulator/main.ts", ...flags]);
    const output: string[] = [];
    child.stdout.on("data", (data: Buffer) => output.push(data.toString()));
    child.stderr.on("data", (data: Buffer) => output.push(data.toString()));
    return { child, output };
  };
  const ended = async (child: ChildProcess) =>
    child.exitCode === null ? once(child, "exit") : [child.exitCode];

  test("prints one line, answers, and stops at SIGTERM", async () => {
    const { child, output } = await start("--port", "0", "--broadcasters", "100", "--live", "5", "--demo");
    await expect.poll(() => output.join(""), { timeout: 60_000 }).toMatch(/\n/);
    const [, url] = /^Twitch simulator at (http:\/\/localhost:\d+)\n$/.exec(output.join("")) ?? [];
    expect((await see<{ live: number; demo: boolean }>(`${url}/admin/api/state`)).body).toMatchObject({
      live: 5,
      demo: true,
    });
    child.kill("SIGTERM");
    expect((await ended(child))[0]).toBe(0);
  });

  test("says what is wrong with its arguments and ends", async () => {
    const { child, output } = await start("--port", "many");
    expect((await ended(child))[0]).toBe(1);
    expect(output.join("")).toContain("--port must be a whole number");
  });
});
