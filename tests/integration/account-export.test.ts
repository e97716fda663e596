import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from "vitest";
import * as fileRoute from "@/app/api/v1/account/exports/[id]/file/route";
import * as exportsRoute from "@/app/api/v1/account/exports/route";
import { makeExports, pruneExports } from "@/lib/account";
import { claimExport, putPart } from "@/lib/account/repository-exports";
import { SECTIONS } from "@/lib/account/repository-sections";
import type { AccountExport, AccountExportList } from "@/lib/account/schema";
import { listInbox } from "@/lib/notifications";
import { personas } from "@/lib/twitch/simulator";
import { call, type Jar, json, signIn, startTestApp, type TestApp } from "../support/app";
import { emptyAudit } from "../support/audit";
import { addChannel, addMessages } from "../support/chat-rows";
import { silent } from "../support/jobs";

// C4: everybody gets everything that is kept of them, and nobody else's.

const { vera, tom } = personas;
const DAY = 86_400_000;
const path = "/api/v1/account/exports";
let app: TestApp;
let jar: Jar;
let userId: string;
let folder: string;

beforeAll(async () => {
  app = await startTestApp();
  jar = (await signIn(vera)).jar;
  const { pool } = app.database;
  const { rows } = await pool.query<{ id: string }>("SELECT id FROM person WHERE twitch_id = $1", [vera.id]);
  userId = rows[0]?.id ?? "";
  await addChannel(pool, "1", { login: "one" });
  await addMessages(pool, [
    ...Array.from({ length: 2_300 }, (_, n) => ({
      ...{ channelId: "1", authorId: vera.id, login: vera.login, text: `message ${n} ü "q"` },
      at: new Date(Date.now() - n * 1_000),
    })),
    { channelId: "1", authorId: tom.id, login: tom.login, text: "somebody else's" },
  ]);
  await pool.query(
    `INSERT INTO push_device (user_id, endpoint, keys, name) VALUES ($1, 'https://push.example.org/secret-part',
       '{"p256dh":"key-part","auth":"auth-part"}', 'Sofa')`,
    [userId],
  );
});
afterAll(() => app.stop());
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), "tallylight-export-"));
  await app.database.pool.query("TRUNCATE account_export, announcement, notification, delivery CASCADE");
  await emptyAudit(app.database.pool);
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const ask = () => call(exportsRoute.POST, { method: "POST", path, jar });
const list = async () => (await json<AccountExportList>(await call(exportsRoute.GET, { path, jar }))).items;
const fetchFile = (id: string, as: Jar = jar) =>
  call(fileRoute.GET, { path: `${path}/${id}/file`, params: { id }, jar: as });
const make = (now = new Date(), signal = new AbortController().signal) =>
  makeExports({ pool: app.database.pool, log: silent }, { now, signal, progress: () => undefined });

const READ = `
import json, sys, zipfile
with zipfile.ZipFile(sys.argv[1]) as z:
    assert z.testzip() is None
    print(json.dumps({name: z.read(name).decode() for name in z.namelist()}))`;

/** What a ZIP holds, read by a program that is not ours. */
function unzip(bytes: Buffer): (file: string) => string {
  const zip = join(folder, "export.zip");
  writeFileSync(zip, bytes);
  const said = execFileSync("python3", ["-c", READ, zip], { maxBuffer: 64 << 20 }).toString();
  const files = JSON.parse(said) as Record<string, string>;
  return (file) => files[file] ?? "";
}

test("the file holds every section, whole, with counts, and no secret", async () => {
  const asked = await ask();
  expect(asked.status).toBe(202);
  const { id } = await json<AccountExport>(asked);
  expect(await make()).toEqual({ made: 1, failed: 0 });
  expect(await list()).toMatchObject([{ id, state: "ready" }]);
  const response = await fetchFile(id);
  expect(response.headers.get("content-type")).toBe("application/zip");
  expect(response.headers.get("content-disposition")).toContain(`tallylight-${vera.login}`);
  const bytes = Buffer.from(await response.arrayBuffer());
  const file = unzip(bytes);
  const manifest = JSON.parse(file("manifest.json")) as { files: { file: string; entries: number }[] };
  expect(manifest.files).toHaveLength(SECTIONS.length);
  for (const { file: name, entries } of manifest.files) {
    const text = file(name);
    const found = name.endsWith(".ndjson")
      ? text
          .split("\n")
          .filter(Boolean)
          .map((line) => JSON.parse(line) as unknown)
      : (JSON.parse(text) as unknown[]);
    expect(found, name).toHaveLength(entries);
  }
  const messages = file("chat-messages.ndjson");
  expect(messages.split("\n")).toHaveLength(2_301);
  expect(messages).not.toContain("somebody else");
  expect(JSON.parse(file("profile.json"))).toMatchObject([
    { id: userId, twitch_id: vera.id, email: vera.email },
  ]);
  expect(JSON.parse(file("devices.json"))).toMatchObject([
    { name: "Sofa", push_service: "push.example.org" },
  ]);
  expect(file("README.txt")).toContain("chat-messages.ndjson");
  const all = manifest.files.map(({ file: name }) => file(name)).join("\n");
  const { rows } = await app.database.pool.query<{ secret: string }>(
    "SELECT access_token AS secret FROM twitch_token UNION ALL SELECT session_token FROM session",
  );
  for (const secret of ["secret-part", "key-part", "auth-part", ...rows.map((row) => row.secret)])
    expect(all).not.toContain(secret);
});

test("its owner is told in the inbox and by mail, once, and what was done is recorded", async () => {
  await ask();
  await make();
  await make();
  const { items } = await listInbox(userId, { limit: 10 }, app.database.pool);
  expect(items).toMatchObject([{ type: "account_export", noticePath: "/settings/account" }]);
  const { rows } = await app.database.pool.query("SELECT kind, medium, about FROM delivery");
  expect(rows).toMatchObject([{ kind: "account", medium: "email", about: { notice: "export" } }]);
  const audit = await app.database.pool.query("SELECT action, actor_id FROM audit_entry");
  expect(audit.rows).toEqual([{ action: "account.export", actor_id: userId }]);
});

test("asked for twice at once it is one, and one a day", async () => {
  const answers = await Promise.all([ask(), ask(), ask()]);
  const ids = await Promise.all(answers.map(async (answer) => (await json<AccountExport>(answer)).id));
  expect(new Set(ids).size).toBe(1);
  expect(await Promise.all([make(), make()])).toContainEqual({ made: 1, failed: 0 });
  expect((await ask()).status).toBe(409);
  await app.database.pool.query("UPDATE account_export SET asked_at = asked_at - interval '25 hours'");
  expect((await ask()).status).toBe(202);
});

test("what a run that died left is made anew, and it cannot write into the new one any more", async () => {
  const { id } = await json<AccountExport>(await ask());
  const { pool } = app.database;
  const dead = await claimExport(pool, 60);
  if (!dead) throw new Error("nothing to claim");
  const half = { bytes: Buffer.from("half of it"), rows: 1, leaseSeconds: 60 };
  expect(await putPart(pool, dead, { ...half, ordinal: 0 })).toBe(true);
  expect(await make()).toEqual({ made: 0, failed: 0 });
  await pool.query("UPDATE account_export SET leased_until = clock_timestamp() - interval '1 second'");
  expect(await make()).toEqual({ made: 1, failed: 0 });
  expect(await putPart(pool, dead, { ...half, ordinal: 1 })).toBe(false);
  const file = unzip(Buffer.from(await (await fetchFile(id)).arrayBuffer()));
  expect(file("README.txt")).toContain(vera.login);
});

test("a run that is told to end gives it back", async () => {
  await ask();
  const ending = new AbortController();
  const run = makeExports(
    { pool: app.database.pool, log: silent },
    { now: new Date(), signal: ending.signal, progress: () => ending.abort() },
  );
  await run;
  const [left] = await list();
  if (left?.state === "ready") return;
  expect(left).toMatchObject({ state: "queued" });
  expect(await make()).toEqual({ made: 1, failed: 0 });
});

test("one that is removed while it is fetched breaks off: half of it is not taken for the whole", async () => {
  const { id } = await json<AccountExport>(await ask());
  await make();
  const { pool } = app.database;
  // More than is read ahead.
  await pool.query(
    `INSERT INTO account_export_part (export_id, run, ordinal, bytes)
     SELECT id, run, ordinal, decode(repeat('00', 1024), 'hex') FROM account_export, generate_series(1, 9) AS ordinal
     WHERE id = $1`,
    [id],
  );
  await pool.query("UPDATE account_export SET bytes = bytes + 9 * 1024 WHERE id = $1", [id]);
  const whole = await fetchFile(id);
  expect((await whole.arrayBuffer()).byteLength).toBeGreaterThan(9 * 1024);
  const broken = await fetchFile(id);
  await pool.query("DELETE FROM account_export WHERE id = $1", [id]);
  await expect(broken.arrayBuffer()).rejects.toThrow("removed");
});

test("nobody else gets it, and nobody when its days are over", async () => {
  const { id } = await json<AccountExport>(await ask());
  expect((await fetchFile(id)).status).toBe(404);
  await make();
  const other = (await signIn(tom)).jar;
  expect((await fetchFile(id, other)).status).toBe(404);
  expect((await fetchFile(id, {})).status).toBe(401);
  await app.database.pool.query("UPDATE account_export SET expires_at = now() - interval '1 minute'");
  expect((await fetchFile(id)).status).toBe(404);
  expect(await list()).toEqual([]);
  expect(await pruneExports(app.database.pool, new Date())).toBe(1);
  const parts = await app.database.pool.query("SELECT FROM account_export_part");
  expect(parts.rowCount).toBe(0);
  expect(await pruneExports(app.database.pool, new Date(Date.now() + DAY))).toBe(0);
});
