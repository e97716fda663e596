import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import * as device from "@/app/api/v1/me/devices/[id]/route";
import * as testing from "@/app/api/v1/me/devices/[id]/test/route";
import * as devices from "@/app/api/v1/me/devices/route";
import * as key from "@/app/api/v1/push/key/route";
import type { DeviceTest } from "@/lib/deliveries/schema";
import type { Device } from "@/lib/push/schema";
import { personas } from "@/lib/twitch/simulator";
import { call, type Jar, json, signIn, startTestApp, type TestApp } from "@/tests/support/app";
import { subscription } from "@/tests/support/device-api-routes";

let app: TestApp;
let vera: Jar;
let max: Jar;
beforeAll(async () => {
  app = await startTestApp({ OUTBOUND_ALLOW: "push.lan:8443" });
  vera = (await signIn(personas.vera)).jar;
  max = (await signIn(personas.max2000)).jar;
});
afterAll(() => app.stop());
beforeEach(() => app.database.pool.query("TRUNCATE push_device, delivery"));

const path = "/api/v1/me/devices";
const post = (body: unknown, jar = vera) => call(devices.POST, { method: "POST", path, jar, body });
const add = async (body: unknown = subscription(), jar = vera) => json<Device>(await post(body, jar));
const list = async (jar = vera) =>
  (await json<{ devices: Device[] }>(await call(devices.GET, { path, jar }))).devices;
const at = (id: string, jar = vera) => ({ path: `${path}/${id}`, params: { id }, jar });

describe("N3: a person's browsers", () => {
  test("are listed, renamed and removed, and neither their addresses nor keys are told", async () => {
    const given = subscription();
    const added = await add({ ...given, name: "Firefox on Linux" });
    const body = { name: "  The sofa " };
    expect(await json(await call(device.PATCH, { method: "PATCH", ...at(added.id), body }))).toMatchObject({
      name: "The sofa",
    });
    expect(await list()).toEqual([{ ...added, name: "The sofa" }]);
    expect(JSON.stringify(await list())).not.toContain("push.example.org");
    expect((await call(device.DELETE, { method: "DELETE", ...at(added.id) })).status).toBe(204);
    expect((await call(device.DELETE, { method: "DELETE", ...at(added.id) })).status).toBe(204);
    expect(await list()).toEqual([]);
  });

  test("are nobody else's to see, rename, remove or test", async () => {
    const { id } = await add();
    expect(await list(max)).toEqual([]);
    const body = { name: "Mine" };
    expect((await call(device.PATCH, { method: "PATCH", ...at(id, max), body })).status).toBe(404);
    await call(device.DELETE, { method: "DELETE", ...at(id, max) });
    expect((await call(testing.POST, { method: "POST", ...at(id, max) })).status).toBe(404);
    expect(await list()).toMatchObject([{ id, name: "Browser" }]);
  });

  test("are tested by a push that is queued", async () => {
    const { id } = await add();
    expect((await call(testing.GET, at(id))).status).toBe(404);
    const begun = await call(testing.POST, { method: "POST", ...at(id) });
    expect(begun.status).toBe(202);
    expect(await json<DeviceTest>(begun)).toEqual(await json<DeviceTest>(await call(testing.GET, at(id))));
  });

  test("subscribe with the same key, whoever asks", async () => {
    const [one, two] = await Promise.all(
      [vera, max].map(async (jar) =>
        json<{ publicKey: string }>(await call(key.GET, { path: "/api/v1/push/key", jar })),
      ),
    );
    expect(one).toEqual(two);
    expect(one?.publicKey).toMatch(/^[\w-]{87}$/);
  });

  test.each([
    ["https://push.lan:8443/1", 200],
    ["http://push.lan:8443/1", 200],
    ["http://push.example.org/1", 422],
    ["https://push.lan/1", 422],
    ["https://localhost/1", 422],
    ["https://127.0.0.1/1", 422],
    ["https://2130706433/1", 422],
    ["https://[::ffff:10.0.0.1]/1", 422],
    ["https://169.254.169.254/latest/meta-data", 422],
    ["https://metadata.google.internal/1", 422],
    ["https://user:word@push.example.org/1", 422],
    ["file:///etc/passwd", 422],
    ["javascript:alert(1)", 422],
    [`https://push.example.org/${"a".repeat(2048)}`, 422],
    ["push", 422],
  ])("an endpoint %s is answered %i", async (endpoint, status) => {
    const answer = await post({ ...subscription(), endpoint });
    expect(answer.status).toBe(status);
    if (status !== 422) return;
    const { fields } = await json<{ fields: { field: string }[] }>(answer);
    expect(fields.map(({ field }) => field)).toContain("endpoint");
    expect(await list()).toEqual([]);
  });

  test.each([
    ["a key that is no point", { p256dh: Buffer.alloc(65, 4).toString("base64url") }, "keys.p256dh"],
    ["a key that is too short", { p256dh: "BEl62" }, "keys.p256dh"],
    ["a secret that is too short", { auth: "BTBZ" }, "keys.auth"],
    ["no secret", { auth: undefined }, "keys.auth"],
  ])("%s is refused", async (_what, keys, field) => {
    const given = subscription();
    const answer = await post({ ...given, keys: { ...given.keys, ...keys } });
    expect(answer.status).toBe(422);
    expect(await json(answer)).toMatchObject({ fields: [{ field }] });
  });

  test.each(["", "   ", "a".repeat(61), "nul\0", 7])("a name like %j is refused", async (name) => {
    const { id } = await add();
    const answer = await call(device.PATCH, { method: "PATCH", ...at(id), body: { name } });
    expect(answer.status).toBe(422);
  });
});
