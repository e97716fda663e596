import { afterAll, beforeAll, expect, test } from "vitest";
import * as ask from "@/app/api/v1/channels/[login]/clips/archive/ask/route";
import * as archive from "@/app/api/v1/channels/[login]/clips/archive/route";
import type { ClipArchiveStatus } from "@/lib/clips/schema";
import { personas } from "@/lib/twitch/simulator";
import { call, type Jar, json, signIn, startTestApp, type TestApp } from "../support/app";
import { addChannel } from "../support/chat-rows";

const { vera, tom, olga } = personas;
const path = `/api/v1/channels/${vera.login}/clips/archive`;
const params = { login: vera.login };

let app: TestApp;
const jars = new Map<string, Jar>();
beforeAll(async () => {
  app = await startTestApp({ CLIP_QUOTA_MB: "512" });
  for (const who of [vera, tom, olga]) jars.set(who.login, (await signIn(who)).jar);
  await addChannel(app.database.pool, vera.id, { login: vera.login });
});
afterAll(() => app.stop());

const jarOf = ({ login }: { login: string }): Jar => jars.get(login) ?? {};
const put = (who: { login: string }, body: object) =>
  call(archive.PUT, { method: "PUT", path, params, jar: jarOf(who), body });

test("an archive is read, set and asked for through the API", async () => {
  const read = await json<ClipArchiveStatus>(await call(archive.GET, { path, params, jar: jarOf(vera) }));
  expect(read).toMatchObject({
    backfill: { share: null },
    keepVideos: false,
    quotaMb: 512,
    files: { kept: 0 },
  });
  const set = await put(vera, { enabled: true, keepThumbnails: true, quotaMb: 100 });
  expect([set.status, await json(set)]).toEqual([
    200,
    { ...read, enabled: true, keepThumbnails: true, quotaMb: 100, nextAt: expect.any(String) },
  ]);
  const asked = await call(ask.POST, { method: "POST", path: `${path}/ask`, params, jar: jarOf(vera) });
  expect(asked.status).toBe(202);
});

test("nobody else's: it is as if there were none; what is kept is not an operator's to say", async () => {
  expect((await call(archive.GET, { path, params, jar: jarOf(tom) })).status).toBe(404);
  expect((await put(tom, { enabled: false })).status).toBe(404);
  expect((await put(olga, { keepVideos: true })).status).toBe(403);
  expect((await put(olga, { enabled: false })).status).toBe(200);
  expect((await call(archive.GET, { path, params })).status).toBe(401);
});

test.each([
  [{ quotaMb: -1 }, "quotaMb"],
  [{ retentionDays: 0 }, "retentionDays"],
  [{ enabled: "yes" }, "enabled"],
])("%j is refused, with the field", async (body, field) => {
  const answer = await put(vera, body);
  expect(answer.status).toBe(422);
  expect(JSON.stringify(await json(answer))).toContain(field);
});
