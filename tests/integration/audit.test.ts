import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import * as exportRoute from "@/app/api/v1/audit/export/route";
import * as auditRoute from "@/app/api/v1/audit/route";
import * as channelExportRoute from "@/app/api/v1/channels/[login]/audit/export/route";
import * as channelAuditRoute from "@/app/api/v1/channels/[login]/audit/route";
import {
  type AuditRecord,
  blankAuditAddresses,
  forgetInAudit,
  pruneAuditEntries,
  recordAudit,
} from "@/lib/audit";
import { MOST_LOOKED_THROUGH } from "@/lib/audit/repository-read";
import { type AuditEntry, type AuditList, auditList } from "@/lib/audit/schema";
import { ensureBuiltins } from "@/lib/commands";
import { executeCommand } from "@/lib/commands/execute";
import { withTransaction } from "@/lib/db/tx";
import { actingAs } from "@/lib/http/acting";
import { personas } from "@/lib/twitch/simulator";
import { call, type Jar, json, signIn, startTestApp, type TestApp } from "../support/app";
import { emptyAudit } from "../support/audit";
import { addChannel, asking, caller, executeDepsOn } from "../support/commands";

// O8: what people with power did.

const { kaya, vera, olga } = personas;
let app: TestApp;
const jars: Record<string, Jar> = {};
const ids: Record<string, string> = {};

beforeAll(async () => {
  app = await startTestApp();
  for (const who of [kaya, vera, olga]) jars[who.login] = (await signIn(who)).jar;
  const { rows } = await app.database.pool.query<{ id: string; login: string }>(
    "SELECT id, login FROM person",
  );
  for (const { id, login } of rows) ids[login] = id;
  await addChannel(app.database.pool, kaya.id, kaya.login);
  await addChannel(app.database.pool, vera.id, vera.login);
});
afterAll(() => app.stop());
beforeEach(async () => {
  Reflect.deleteProperty(globalThis, "tallylightRateLimiter");
  await emptyAudit(app.database.pool);
});

const actor = (login: string) => ({
  ...{ requestId: `request-of-${login}`, personId: ids[login] ?? null, keyId: null },
  address: "203.0.113.7",
});
const record = (given: AuditRecord, login = olga.login) =>
  actingAs(actor(login), () => withTransaction((tx) => recordAudit(tx, given), app.database.pool));
const inChat = (given: AuditRecord) => withTransaction((tx) => recordAudit(tx, given), app.database.pool);
const JOIN = {
  action: "channel.join",
  target: { kind: "channel", id: kaya.id },
  channelId: kaya.id,
} as const;
const TARGET = { action: "target.add", target: { kind: "target", id: "t1", name: "Chess" } } as const;

const read = async (query = "", login = olga.login) => {
  const answer = await call(auditRoute.GET, { path: `/api/v1/audit${query}`, jar: jars[login] ?? {} });
  expect(answer.status).toBe(200);
  return auditList.parse(await answer.json());
};
const readChannel = (login: string, who: string) =>
  call(channelAuditRoute.GET, {
    ...{ path: `/api/v1/channels/${login}/audit`, params: { login }, jar: jars[who] ?? {} },
  });
const actionsOf = ({ items }: AuditList) => items.map(({ action }) => action);

describe("what is recorded", () => {
  test("says who, by what request, from where, and what differs", async () => {
    await record({ ...TARGET, before: { enabled: true }, after: { enabled: false } });
    expect((await read()).items).toMatchObject([
      {
        action: "target.add",
        actor: { kind: "person", login: olga.login },
        ...{ key: null, channel: null, address: "203.0.113.7", requestId: `request-of-${olga.login}` },
        target: { kind: "target", id: "t1", name: "Chess" },
        ...{ before: { enabled: true }, after: { enabled: false } },
      },
    ]);
  });

  test("of chat commands it is who wrote them, with or without an account, and nobody who is not to be on record", async () => {
    const { pool } = app.database;
    const deed = { action: "command.update", target: { kind: "command", id: "c", name: "hi" } } as const;
    await pool.query(
      "INSERT INTO viewer (twitch_id, login, display_name, first_seen_at, last_seen_at) VALUES ('4711', 'mo', 'Mo', now(), now())",
    );
    await pool.query("INSERT INTO chat_opt_out (twitch_id) VALUES ('4712')");
    await inChat({ ...deed, chatterId: "4711" });
    await inChat({ ...deed, chatterId: kaya.id });
    await inChat({ ...deed, chatterId: "4712" });
    await inChat(deed);
    expect((await read()).items.map(({ actor: { kind, login } }) => [kind, login])).toEqual([
      ["instance", null],
      ["somebody", null],
      ["person", kaya.login],
      ["chatter", "mo"],
    ]);
    expect((await pool.query("SELECT FROM audit_entry WHERE chatter_id = '4712'")).rowCount).toBe(0);
  });

  test("a moderator who changes commands by chat is recorded with what they changed", async () => {
    const { pool } = app.database;
    await ensureBuiltins(kaya.id, pool);
    const mo = caller({ id: "4713", login: "mods", displayName: "Mods", moderator: true });
    for (const args of ["add !wave Hi", "edit !wave Hello", "delete !wave"]) {
      const asked = asking(kaya.id, { name: "commands", args, caller: mo });
      expect(await executeCommand(executeDepsOn(pool), asked)).toMatchObject({ answered: true });
    }
    const { rows } = await pool.query<{ action: string; chatter: string; channel: string; after: unknown }>(
      `SELECT action, chatter_id AS chatter, channel_id AS channel, after->'response' AS after
       FROM audit_entry ORDER BY id`,
    );
    const by = { chatter: "4713", channel: kaya.id };
    expect(rows).toEqual([
      { action: "command.create", ...by, after: "Hi" },
      { action: "command.update", ...by, after: "Hello" },
      { action: "command.delete", ...by, after: null },
    ]);
  });

  test("is gone with the transaction that does not commit", async () => {
    const failing = withTransaction(async (tx) => {
      await recordAudit(tx, TARGET);
      throw new Error("no");
    }, app.database.pool);
    await expect(failing).rejects.toThrow("no");
    expect((await read()).items).toEqual([]);
  });

  test.each([
    "UPDATE audit_entry SET action = 'job.run'",
    "UPDATE audit_entry SET address = '198.51.100.1'",
    "UPDATE audit_entry SET address = NULL",
    "DELETE FROM audit_entry",
    "TRUNCATE audit_entry",
  ])("is never changed: %s", async (sql) => {
    await record(TARGET);
    await expect(app.database.pool.query(sql)).rejects.toThrow("audit entries are only added");
  });

  test.each([
    "action = 'job.run'",
    "address = '198.51.100.1'",
    "actor_id = NULL",
    "at = now()",
    "after = '{}'",
  ])("is never written anew, not by who may take things out either: %s", async (set) => {
    await record({ ...TARGET, after: { a: 1 } });
    const redact = withTransaction(async (tx) => {
      await tx.query("SELECT set_config('tallylight.redact_audit', 'on', true)");
      await tx.query(`UPDATE audit_entry SET ${set}`);
    }, app.database.pool);
    await expect(redact).rejects.toThrow("audit entries are only added");
  });
});

describe("reading", () => {
  test("pages are whole, newest first, each entry once, also when more comes meanwhile", async () => {
    for (let at = 0; at < 5; at += 1) await record({ ...TARGET, target: { kind: "target", id: `t${at}` } });
    const first = await read("?limit=2");
    await record(JOIN);
    const second = await read(`?limit=2&cursor=${first.next_cursor}`);
    const third = await read(`?limit=2&cursor=${second.next_cursor}`);
    const seen = [first, second, third].flatMap(({ items }) => items.map(({ target }) => target.id));
    expect(seen).toEqual(["t4", "t3", "t2", "t1", "t0"]);
    expect(third.next_cursor).toBeNull();
  });

  test.each([
    ["?actor=olga_ops", ["target.add"]],
    ["?actor=instance", ["command.delete"]],
    ["?action=channel", ["channel.leave", "channel.join"]],
    ["?action=channel.leave", ["channel.leave"]],
    ["?target=target", ["target.add"]],
    ["?target=target:t1", ["target.add"]],
    ["?target=target:t2", []],
    ["?q=CHES", ["target.add"]],
    ["?q=leave", ["channel.leave"]],
    ["?from=2999-01-01T00:00:00Z", []],
    ["?to=2000-01-01T00:00:00Z", []],
    ["?channel=nobody_ever", []],
  ])("%s", async (query, actions) => {
    await record(JOIN, kaya.login);
    await record({ ...JOIN, action: "channel.leave" }, kaya.login);
    await record(TARGET);
    await inChat({ action: "command.delete", target: { kind: "command", id: "x" } });
    expect(actionsOf(await read(query.replace("olga_ops", olga.login)))).toEqual(actions);
  });

  test("a search among very many leads on where it found too little, and comes to the end", async () => {
    await record(TARGET);
    await app.database.pool.query(
      `INSERT INTO audit_entry (action, target_kind, target_id, target_name)
       SELECT 'clip.add', 'clip', n::text, 'Clip' FROM generate_series(1, $1) AS n`,
      [MOST_LOOKED_THROUGH],
    );
    const first = await read("?q=CHES");
    expect(first.items).toEqual([]);
    const second = await read(`?q=CHES&cursor=${first.next_cursor}`);
    expect(actionsOf(second)).toEqual(["target.add"]);
    expect(second.next_cursor).toBeNull();
    expect((await read("?q=clip&limit=3")).items).toHaveLength(3);
  });

  test.each([
    "?cursor=x",
    "?action=DROP",
    "?target=a%20b",
    "?from=0000-01-01T00:00:00Z",
    "?limit=101",
    "?q=%00",
  ])("%s is refused", async (query) => {
    const answer = await call(auditRoute.GET, { path: `/api/v1/audit${query}`, jar: jars[olga.login] ?? {} });
    expect(answer.status).toBe(400);
  });

  test("operators read all of it; owners what was done to their channel, without addresses; others nothing", async () => {
    await record(JOIN);
    await record({ ...JOIN, channelId: vera.id, target: { kind: "channel", id: vera.id } });
    await record(TARGET);
    expect((await read()).items).toHaveLength(3);
    const own = await json<AuditList>(await readChannel(kaya.login, kaya.login));
    expect(own.items).toMatchObject([
      { channel: { login: kaya.login }, target: { name: kaya.login }, address: null },
    ]);
    expect((await readChannel(kaya.login, vera.login)).status).toBe(404);
    expect((await readChannel(kaya.login, olga.login)).status).toBe(404);
    expect((await readChannel("nobody_ever", vera.login)).status).toBe(404);
    const denied = await call(auditRoute.GET, { path: "/api/v1/audit", jar: jars[vera.login] ?? {} });
    expect(denied.status).toBe(403);
  });

  test("all of it goes out as a file, with addresses for operators alone", async () => {
    for (let at = 0; at < 3; at += 1) await record({ ...JOIN, after: { at } });
    const lines = async (answer: Response) => (await answer.text()).trimEnd().split(/\r?\n/);
    const path = "/api/v1/audit/export";
    const all = await call(exportRoute.GET, { path: `${path}?format=ndjson`, jar: jars[olga.login] ?? {} });
    expect((await lines(all)).map((line) => JSON.parse(line) as object)).toMatchObject(
      [2, 1, 0].map((at) => ({ actor: olga.login, address: "203.0.113.7", after: JSON.stringify({ at }) })),
    );
    const own = await call(channelExportRoute.GET, {
      ...{ path: `/api/v1/channels/${kaya.login}/audit/export`, params: { login: kaya.login } },
      jar: jars[kaya.login] ?? {},
    });
    const [head, ...rows] = await lines(own);
    expect(head).not.toContain("address");
    expect(rows).toHaveLength(3);
    expect(rows.join()).not.toContain("203.0.113.7");
  });
});

describe("growing old", () => {
  test("old entries go, old addresses go before them, and nothing else", async () => {
    const { pool } = app.database;
    const soon = new Date(Date.now() + 60_000);
    const earlier = new Date(Date.now() - 3_600_000);
    await record(JOIN);
    expect(await blankAuditAddresses(pool, earlier)).toBe(0);
    expect(await blankAuditAddresses(pool, soon)).toBe(1);
    expect(await blankAuditAddresses(pool, soon)).toBe(0);
    expect((await read()).items).toMatchObject([{ address: null, actor: { login: olga.login } }]);
    expect(await pruneAuditEntries(pool, earlier)).toBe(0);
    expect(await pruneAuditEntries(pool, soon)).toBe(1);
    expect((await read()).items).toEqual([]);
  });

  test("who is forgotten is named by no entry, and what they did stays", async () => {
    const person = { personId: ids[vera.login] ?? "", twitchId: vera.id };
    await record(
      { action: "reader.add", target: { kind: "person", id: vera.id }, channelId: kaya.id },
      kaya.login,
    );
    await record({ ...JOIN, target: { kind: "channel", id: vera.id }, channelId: vera.id }, vera.login);
    await inChat({ action: "command.delete", target: { kind: "command", id: "x" }, chatterId: vera.id });
    const forget = () => withTransaction((tx) => forgetInAudit(tx, person), app.database.pool);
    expect(await forget()).toBe(3);
    expect(await forget()).toBe(0);
    const { rows } = await app.database.pool.query<{ entry: object }>(
      "SELECT to_jsonb(e) - 'request_id' AS entry FROM audit_entry e",
    );
    expect(JSON.stringify(rows)).not.toContain(vera.login);
    expect(JSON.stringify(rows)).not.toContain(vera.id);
    const items: AuditEntry[] = (await read()).items;
    expect(items.map(({ action }) => action)).toEqual(["command.delete", "channel.join", "reader.add"]);
    expect(items.map(({ address }) => address)).toEqual([null, null, "203.0.113.7"]);
    expect(items.map(({ channel }) => channel?.login)).toEqual([undefined, undefined, kaya.login]);
    expect(items[2]?.target).toEqual({ kind: "person", id: "", name: null });
  });
});
