import { randomUUID } from "node:crypto";
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { v7 as uuidv7 } from "uuid";
import type { DeletionStatus } from "@/lib/account/schema";
import { DEFAULT_PREFERENCES } from "@/lib/preferences/schema";
import { personas } from "@/lib/twitch/simulator";
import { type Operation, operationOf, pathWith } from "./api-operations";
import { type Call, call, type Jar, json, signIn, type TestApp } from "./app";
import { addMessages } from "./chat-rows";
import { addClips, putArchive } from "./clip-rows";
import { subscription } from "./device-api-routes";
import type { Role } from "./permission-matrix";
import { grantRole, readList } from "./role-rows";
import { addBotAccount, addLease } from "./timer-rows";

const { vera, tom, kaya, luna, olga, max2000 } = personas;
/** Whose everything is that is a channel's. */
const STREAMER = kaya;

/** What a request says besides who asks. */
export type Said = Pick<Call, "params" | "body"> & { query?: string };

/** People who may do different things, and one thing of each kind that there is. */
export interface World {
  /** How each signs in; nobody has none. */
  callers: Record<Role, Pick<Call, "jar" | "key">>;
  /** A request that is right in itself, of each operation. */
  saidOf(operation: Operation, role: Role): Said;
}

/** Makes a streamer's channel with all that a channel can have, what a viewer has, and what operators look after. */
export async function buildWorld(app: TestApp, clipFolder: string): Promise<World> {
  const { pool } = app.database;
  const jars: Record<string, Jar> = {};
  for (const who of [vera, tom, kaya, luna, olga, max2000]) jars[who.login] = (await signIn(who)).jar;
  const as = (who: { login: string }) => ({ jar: jars[who.login] ?? {} });
  const made = async <T = { id: string }>(who: { login: string }, operation: string, said: Said = {}) => {
    const response = await send(operationOf(operation), said, as(who));
    if (response.status >= 300) throw new Error(`${operation}: ${response.status} ${await response.text()}`);
    return json<T>(response);
  };
  const login = STREAMER.login;
  const channel = { login };
  await made(kaya, "bot.join", { body: { login } });
  await made(luna, "bot.join", { body: { login: luna.login } });
  await made(kaya, "bot.update-channel", {
    params: channel,
    body: { readers: "moderators", managers: "moderators" },
  });
  for (const role of ["subscriber", "vip", "moderator"] as const) await readList(pool, kaya.id, role);
  await pool.query("UPDATE role_sync SET subscribers = 0, vips = 0, moderators = 1");
  await grantRole(pool, kaya.id, "moderator", tom.id);
  await addBotAccount(pool);
  await addLease(pool, kaya.id, "bot-of-the-test");

  const command = await made(kaya, "commands.create", {
    params: channel,
    body: { name: "hello", response: "Hi" },
  });
  const timer = await made(kaya, "timers.create", {
    params: channel,
    body: { name: "follow", message: "Follow!", onlineOnly: false, minLines: 0 },
  });
  const quote = await made<{ number: number }>(kaya, "quotes.create", {
    params: channel,
    body: { text: "I never lose." },
  });
  const streamId = await addStream(app, kaya.id);
  const otherStream = await addStream(app, luna.id);
  const [clip = ""] = await addClips(pool, kaya.id, [{ twitchId: "OddClip", streamId, streamOffset: 60 }]);
  await putArchive(pool, kaya.id);
  const collection = await made(kaya, "clips.create-collection", { params: channel, body: { name: "Best" } });
  await pool.query("INSERT INTO clip_collection_item (collection_id, clip_id, position) VALUES ($1, $2, 1)", [
    collection.id,
    clip,
  ]);
  await made(kaya, "clips.share", { params: { id: clip } });
  await made(kaya, "clips.update-collection", { params: { id: collection.id }, body: { public: true } });
  await pool.query(
    `INSERT INTO clip_file (clip_id, kind, state, store, key, bytes, sha256, content_type, kept_at)
     SELECT $1::uuid, kind, 'kept', 'disk', kind, 1, repeat('ab', 32), 'video/mp4', now()
     FROM unnest(ARRAY['thumbnail', 'video']) AS kind`,
    [clip],
  );
  for (const kind of ["thumbnail", "video"]) await writeFile(join(clipFolder, kind), "x");
  const [message = ""] = await addMessages(pool, [
    { channelId: kaya.id, authorId: "4711", login: "nova", text: "hello", streamId },
  ]);
  await made(kaya, "messages.add-reader", { params: channel, body: { login: "max2000" } });
  const offence = randomUUID();
  await pool.query(
    `INSERT INTO moderation_action (id, channel_id, person_id, person_login, rule, reason, text, action, state)
     VALUES ($1, $2, '4711', 'nova', 'caps', 'LOUD', 'HELLO', 'warn', 'done')`,
    [offence, kaya.id],
  );
  const exported = await send(operationOf("commands.export"), { params: channel }, as(kaya));
  const text = (await exported.text()).replaceAll("hello", "welcome");
  const { hash } = await made<{ hash: string }>(kaya, "commands.preview-import", {
    params: channel,
    body: { text },
  });
  const imported = await made(kaya, "commands.import", { params: channel, body: { text, hash } });
  if (!imported.id) throw new Error("Nothing was imported.");
  const roleRun = await oneId(
    app,
    `INSERT INTO role_sync_run (channel_id, source, started_at) VALUES ($1, 'manual-ui', now()) RETURNING id`,
    [kaya.id],
  );

  const { rows: people } = await pool.query<{ id: string }>("SELECT id FROM person WHERE twitch_id = $1", [
    vera.id,
  ]);
  const veraId = people[0]?.id ?? "";
  const followed = await made<{ id: string }>(vera, "following.create", { body: { login: max2000.login } });
  const announcement = await oneId(
    app,
    `INSERT INTO announcement (type, broadcaster_id, stream_id, broadcaster_name, login, stream_title,
       category_name, started_at) VALUES ('broadcaster_live', $1, 's1', 'Kaya', $2, 'A run', 'Chess', now())
     RETURNING id`,
    [max2000.id, max2000.login],
  );
  await pool.query("INSERT INTO notification (user_id, announcement_id) VALUES ($1, $2)", [
    veraId,
    announcement,
  ]);
  const device = await made(vera, "devices.register", { body: subscription() });
  await made(vera, "devices.test", { params: { id: device.id } });
  const search = await made(vera, "messages.save-search", { body: { name: "Pizza", query: "pizza" } });
  const erasure = await made(vera, "messages.erase-own");
  await pool.query("UPDATE chat_erasure SET done_at = now()");

  const accountExport = await oneId(
    app,
    `WITH made AS (
       INSERT INTO account_export (user_id, state, run, asked_at, ready_at, expires_at)
       VALUES ($1, 'ready', gen_random_uuid(), now() - interval '2 days', now() - interval '2 days', now() + interval '5 days')
       RETURNING id, run)
     INSERT INTO account_export_part (export_id, run, ordinal, bytes) SELECT id, run, 0, 'PK' FROM made
     RETURNING export_id AS id`,
    [veraId],
  );
  await made(max2000, "account.delete", { body: { login: max2000.login } });
  const { deletion } = await made<DeletionStatus>(max2000, "account.get-deletion");

  const target = await made(olga, "targets.create", { body: { kind: "game", twitchId: "509658" } });
  await made(vera, "targets.put-wish", { params: { id: target.id }, body: { minViewers: 100 } });
  const webhook = await made(olga, "webhooks.create", {
    body: { name: "One", url: "https://hooks.example.org/in", kinds: null },
  });
  const ownKey = await made(vera, "keys.create", { body: KEY });
  const instanceKey = await made(olga, "keys.create-of-instance", { body: KEY });
  const key = await made<{ token: string }>(kaya, "keys.create", {
    body: KEY,
  });
  const run = await oneId(
    app,
    "INSERT INTO job_run (job_id, slot) VALUES ('sync-follows', '2026-01-01') RETURNING id",
    [],
  );

  const things: Things = {
    ...{ command: command.id, timer: timer.id, quote: String(quote.number), clip, collection: collection.id },
    ...{
      message,
      stream: streamId,
      otherStream,
      offence,
      imported: imported.id,
      accountExport,
      receipt: deletion?.receiptPath.split("/").at(-1) ?? "",
      importText: text,
      importHash: hash,
      roleRun,
      chatter: "4711",
      followed: followed.id,
    },
    ...{ announcement, device: device.id, search: search.id, erasure: erasure.id, target: target.id },
    ...{ webhook: webhook.id, run, key: ownKey.id, instanceKey: instanceKey.id },
  };
  return {
    callers: {
      nobody: {},
      viewer: as(vera),
      moderator: as(tom),
      streamer: as(kaya),
      "other streamer": as(luna),
      operator: as(olga),
      "key without the scope": { key: key.token },
    },
    saidOf: (operation, role) => ({
      params: paramsOf(operation.path, things),
      ...SAID[operation.id]?.({ ...things, own: LOGINS[role] }),
    }),
  };
}

const LOGINS: Record<Role, string> = {
  nobody: "",
  viewer: vera.login,
  moderator: tom.login,
  streamer: kaya.login,
  "other streamer": luna.login,
  operator: olga.login,
  "key without the scope": kaya.login,
};

/** A key for what next to no operation is about. */
const KEY = { name: "Sync only", scopes: ["sync:read"], expiresInDays: 30 };

type Things = Record<
  | (
      | "command"
      | "timer"
      | "quote"
      | "clip"
      | "collection"
      | "message"
      | "stream"
      | "otherStream"
      | "offence"
      | "imported"
      | "accountExport"
      | "receipt"
      | "importText"
      | "importHash"
    )
  | ("roleRun" | "chatter" | "followed" | "announcement" | "device" | "search" | "erasure" | "target")
  | ("webhook" | "run" | "key" | "instanceKey"),
  string
>;

/** Which thing stands in a path, by what is before it. The first that fits. */
const PLACES: readonly [RegExp, keyof Things][] = [
  [/\/clip-collections\/\{id\}/, "collection"],
  [/\/clips\/by-twitch-id\/\{id\}/, "clip"],
  [/\/clips\/\{id\}/, "clip"],
  [/\/commands\/\{id\}/, "command"],
  [/\/timers\/\{id\}/, "timer"],
  [/\/import\/\{id\}/, "imported"],
  [/\/actions\/\{id\}/, "offence"],
  [/\/roles\/runs\/\{id\}/, "roleRun"],
  [/\/roles\/people\/\{id\}/, "chatter"],
  [/\/viewers\/(by-twitch-id\/)?\{id\}/, "chatter"],
  [/\/messages\/\{id\}/, "message"],
  [/\/streams\/\{id\}/, "stream"],
  [/\/saved\/\{id\}/, "search"],
  [/\/erasures\/\{id\}/, "erasure"],
  [/\/devices\/\{id\}/, "device"],
  [/\/exports\/\{id\}/, "accountExport"],
  [/\/notifications\/\{id\}/, "announcement"],
  [/\/following\/\{id\}/, "followed"],
  [/\/(targets|wishes)\/\{id\}/, "target"],
  [/\/instance-keys\/\{id\}/, "instanceKey"],
  [/\/keys\/\{id\}/, "key"],
  [/\/(webhooks|publishers)\/\{id\}/, "webhook"],
];

function paramsOf(path: string, things: Things): Record<string, string> {
  const found = PLACES.find(([place]) => place.test(path));
  return {
    login: STREAMER.login,
    number: things.quote,
    name: "hello",
    twitchId: max2000.id,
    kind: "stream.online",
    jobId: "sync-follows",
    runId: things.run,
    token: things.receipt,
    ...(found && { id: path.includes("by-twitch-id") && found[1] === "clip" ? "OddClip" : things[found[1]] }),
  };
}

/** What operations are told besides whose; those that are left out need nothing. */
const SAID: Record<string, (things: Things & { own: string }) => Said> = {
  "account.delete": ({ own }) => ({ body: { login: own } }),
  "account.update-address": () => ({ body: { address: "someone@example.org" } }),
  "bot.join": () => ({ body: { login: STREAMER.login, reason: "They asked for it." } }),
  "bot.send-message": () => ({ body: { text: "hello" } }),
  "bot.update-channel": () => ({ body: { retentionDays: 30 } }),
  "channels.compare": () => ({ query: `logins=${STREAMER.login},${luna.login}` }),
  "clips.change-collection-items": ({ clip }) => ({ body: { action: "add", ids: [clip] } }),
  "clips.change-many": ({ clip }) => ({ body: { action: "tag", ids: [clip], tags: ["fun"] } }),
  "clips.create": () => ({ body: { clip: "OddClip" } }),
  "clips.create-collection": () => ({ body: { name: "Another" } }),
  "clips.list-flags": ({ stream }) => ({ query: `streamId=${stream}` }),
  "clips.update": () => ({ body: { title: "Another" } }),
  "clips.update-archive": () => ({ body: { enabled: true } }),
  "clips.update-collection": () => ({ body: { description: "More" } }),
  "commands.change-many": ({ command }) => ({ body: { action: "enable", ids: [command] } }),
  "commands.create": () => ({ body: { name: "other", response: "Hi" } }),
  "commands.dry-run": () => ({ body: { name: "hello" } }),
  "commands.execute": () => ({ body: { command_name: "hello", user_id: "4711", username: "nova" } }),
  "commands.import": ({ importText, importHash }) => ({ body: { text: importText, hash: importHash } }),
  "commands.preview-import": ({ importText }) => ({ body: { text: importText } }),
  "commands.update": () => ({ body: { enabled: true } }),
  "deliveries.retry": () => ({ body: { what: "all" } }),
  "devices.register": () => ({ body: subscription() }),
  "devices.update": () => ({ body: { name: "The sofa" } }),
  "following.create": () => ({ body: { login: luna.login } }),
  "following.update": () => ({ body: { muted: true } }),
  "keys.create": () => ({ body: KEY }),
  "keys.create-of-instance": () => ({ body: KEY }),
  "keys.update": () => ({ body: { name: "Another" } }),
  "keys.update-of-instance": () => ({ body: { name: "Another" } }),
  "messages.add-reader": () => ({ body: { login: vera.login } }),
  "messages.create": () => ({ body: { author: { id: "4711", login: "nova" }, text: "hello" } }),
  "messages.save-search": () => ({ body: { name: "Pasta", query: "pasta" } }),
  "messages.search": () => ({ query: "q=hello" }),
  "moderation.grant-permit": () => ({ body: { login: vera.login } }),
  "moderation.try-line": () => ({ body: { text: "HELLO" } }),
  "moderation.dry-run": () => ({ body: {} }),
  "moderation.update-conduct": () => ({ body: { announce: false } }),
  "moderation.update-rule": () => ({ body: { kind: "caps", enabled: true } }),
  "notifications.mark-read": () => ({ body: {} }),
  "preferences.preview": () => ({ body: DEFAULT_PREFERENCES }),
  "preferences.replace-of-broadcaster": () => ({ body: { email: true } }),
  "preferences.update": () => ({ body: { banner: true } }),
  "publishers.preview-replay": () => ({ query: `from=${new Date().toISOString()}` }),
  "publishers.replay": () => ({ body: { from: new Date().toISOString() } }),
  "publishers.retry-dead-letters": () => ({ body: {} }),
  "publishers.update": () => ({ body: { kinds: null } }),
  "quotes.create": () => ({ body: { text: "Never again." } }),
  "quotes.update": () => ({ body: { saidBy: "Vera" } }),
  "roles.update-settings": () => ({ body: { intervalMinutes: 60 } }),
  "streams.compare": ({ stream, otherStream }) => ({ query: `ids=${stream},${otherStream}` }),
  "sync.list-lag": () => ({ query: `q=${STREAMER.login}` }),
  "targets.create": () => ({ body: { kind: "game", twitchId: "743" } }),
  "targets.put-wish": () => ({ body: { minViewers: 100 } }),
  "targets.search": () => ({ query: "q=chat" }),
  "targets.update": () => ({ body: { enabled: true } }),
  "timers.create": () => ({ body: { name: "other", message: "Hi" } }),
  "timers.preview": () => ({ body: { message: "Hi" } }),
  "timers.update": () => ({ body: { enabled: true } }),
  "viewers.create": () => ({ body: { login: vera.login, channel: STREAMER.login } }),
  "viewers.update": () => ({ body: {} }),
  "viewers.add-to-channel": () => ({ body: { login: vera.login } }),
  "viewers.update-in-channel": () => ({ body: { removed: false } }),
  "webhooks.create": () => ({ body: { name: "Two", url: "https://hooks.example.org/two", kinds: null } }),
  "webhooks.update": () => ({ body: { name: "Another" } }),
};

/** Sends a request of an operation. */
export function send(
  operation: Operation,
  { params = {}, body, query }: Said,
  caller: Pick<Call, "jar" | "key">,
) {
  return call(operation.handler, {
    method: operation.method,
    path: `${pathWith(operation.path, params)}${query ? `?${query}` : ""}`,
    params,
    ...caller,
    ...(body !== undefined && { body }),
  });
}

async function oneId(app: TestApp, sql: string, values: unknown[]): Promise<string> {
  const { rows } = await app.database.pool.query<{ id: string }>(sql, values);
  return rows[0]?.id ?? uuidv7();
}

const addStream = (app: TestApp, broadcasterId: string) =>
  oneId(
    app,
    `INSERT INTO stream (broadcaster_id, twitch_stream_id, title, category_id, category_name, started_at, ended_at,
       last_seen_at) VALUES ($1, 't' || $1, 'A run', '743', 'Chess', now() - interval '3 hours', now() - interval '1 hour',
       now() - interval '1 hour') RETURNING id`,
    [broadcasterId],
  );
