import { afterEach, beforeEach, expect, test } from "vitest";
import { newestSeq } from "@/lib/events";
import type { DomainEvent } from "@/lib/events/schema";
import { addCommand } from "@/tests/support/commands";
import { type TestDatabase, testDatabase } from "@/tests/support/database";
import { event } from "@/tests/support/events";
import { eventually } from "@/tests/support/eventually";
import { addChatChannel } from "@/tests/support/live-chat";
import {
  openPage,
  type Page,
  publish,
  type RunningSidecar,
  signIn,
  startSidecar,
  type Visitor,
} from "@/tests/support/realtime";
import { grantRole, readList, revokeRole } from "@/tests/support/role-rows";

// K3 R1: who manages a channel for its owner hears what is edited in it, and nobody else does.

/** No round of its own comes in between: what happens here happens because somebody said so. */
const NEVER_MS = 3_600_000;
/** Whom all who come here follow: when this is heard, all before it would have been. */
const BEACON = "7";

let database: TestDatabase;
let sidecar: RunningSidecar;
let owner: Visitor;
const pages: Page[] = [];

beforeEach(async () => {
  database = await testDatabase();
  owner = await signIn(database.pool, [BEACON]);
  await addChatChannel(database.pool, owner.twitchId);
  await readList(database.pool, owner.twitchId, "moderator");
  await letManage("moderators");
});
afterEach(async () => {
  for (const page of pages.splice(0)) page.close();
  await sidecar.stop();
  await database.drop();
});

async function start(options: Parameters<typeof startSidecar>[2] = {}) {
  sidecar = await startSidecar(database.url, database.pool, { sessionCheckMs: NEVER_MS, ...options });
}

const letManage = (managers: "owner" | "moderators") =>
  database.pool.query("UPDATE channel SET managers = $2 WHERE broadcaster_id = $1", [
    owner.twitchId,
    managers,
  ]);

/** Somebody's page, which asks for the channel's edits unless told otherwise. */
function open(visitor: Visitor, { watches = true, cursor = null as number | null } = {}) {
  const page = openPage(sidecar.url, visitor, cursor);
  pages.push(page);
  const states: string[] = [];
  if (watches) page.connection.watchEdits(owner.twitchId, { onState: (state) => states.push(state) });
  const kinds = () => page.events.map(({ kind }) => kind).filter((kind) => kind !== "stream.online");
  const isIn = (state: string) => eventually(() => expect(states.at(-1)).toBe(state));
  return { page, states, kinds, isIn };
}

async function moderator() {
  const visitor = await signIn(database.pool, [BEACON]);
  await grantRole(database.pool, owner.twitchId, "moderator", visitor.twitchId);
  return visitor;
}

async function online(visitor: Visitor) {
  const opened = open(visitor, { watches: false });
  await eventually(() => expect(opened.page.connection.status.get().state).toBe("online"));
  return opened;
}

/** Everybody has heard all that there was until now. */
async function allHeard(...of: Page[]) {
  await publish(database.pool, event.online(BEACON));
  const seq = await newestSeq(database.pool);
  for (const page of of) await eventually(() => expect(page.events.at(-1)?.seq).toBe(seq));
}

const edit = (name: string) => addCommand(database.pool, owner.twitchId, { name, response: "Hi" });
const edited = (): DomainEvent => ({
  kind: "commands.changed",
  payload: { channelId: owner.twitchId, what: "commands" },
});
const gone = (...revoked: string[]): DomainEvent => ({
  kind: "roles.changed",
  payload: { channelId: owner.twitchId, role: "moderator", granted: [], revoked, changed: [] },
});

test("what the owner edits is heard once by those who manage, and by no others", async () => {
  await start();
  const manages = open(await moderator());
  await manages.isIn("watching");
  const stranger = open(await signIn(database.pool, [BEACON]));
  await stranger.isIn("refused");
  const elsewhere = await online(await moderator());
  const own = open(owner);
  await own.isIn("watching");

  await edit("hello");
  await publish(
    database.pool,
    { kind: "moderation.changed", payload: { channelId: owner.twitchId, id: owner.id, state: "done" } },
    { kind: "outgoing.changed", payload: { channelId: owner.twitchId, id: owner.id, state: "sent" } },
    { kind: "channel.changed", payload: { channelId: owner.twitchId, change: "reading" } },
    { kind: "commands.changed", payload: { channelId: "999999", what: "commands" } },
  );
  await allHeard(manages.page, stranger.page, elsewhere.page, own.page);
  expect(manages.kinds()).toEqual(["commands.changed", "moderation.changed"]);
  expect(own.kinds()).toEqual([
    "commands.changed",
    "moderation.changed",
    "outgoing.changed",
    "channel.changed",
  ]);
  expect(stranger.kinds()).toEqual([]);
  expect(elsewhere.kinds()).toEqual([]);
  expect(manages.page.replayed).toEqual([]);
});

test("who loses the role hears nothing from that event on, and nothing of it later", async () => {
  await start();
  const visitor = await moderator();
  const [removed, stays] = [open(visitor), open(await moderator())];
  await removed.isIn("watching");
  await stays.isIn("watching");
  await edit("one");
  await allHeard(removed.page, stays.page);
  const cursor = await newestSeq(database.pool);

  await revokeRole(database.pool, owner.twitchId, "moderator", visitor.twitchId);
  // Both at once: the sidecar reads them in one go.
  await publish(database.pool, gone(visitor.twitchId), edited());
  await removed.isIn("refused");
  await edit("two");
  await allHeard(removed.page, stays.page);
  expect(removed.kinds()).toEqual(["commands.changed"]);
  expect(stays.kinds()).toEqual(["commands.changed", "commands.changed", "commands.changed"]);
  expect(stays.states.at(-1)).toBe("watching");

  const without = open(visitor, { cursor });
  await without.isIn("refused");
  await grantRole(database.pool, owner.twitchId, "moderator", visitor.twitchId);
  const again = open(visitor, { cursor });
  await again.isIn("watching");
  await edit("three");
  await allHeard(without.page, again.page);
  expect(without.kinds()).toEqual([]);
  expect(again.kinds()).toEqual(["commands.changed"]);
  expect(again.page.replayed.map(({ kind }) => kind)).toEqual(["stream.online"]);
});

test("an owner who manages alone again is heard by nobody else from then on", async () => {
  await start();
  const manages = open(await moderator());
  await manages.isIn("watching");
  await letManage("owner");
  await publish(
    database.pool,
    { kind: "channel.changed", payload: { channelId: owner.twitchId, change: "settings" } },
    edited(),
  );
  await manages.isIn("refused");
  await allHeard(manages.page);
  expect(manages.kinds()).toEqual([]);
});

test("operators hear what they ask for, because they manage everywhere", async () => {
  const operator = await signIn(database.pool, [BEACON]);
  await start({ operatorTwitchIds: [operator.twitchId] });
  const asks = open(operator);
  await asks.isIn("watching");
  const asksNothing = await online(operator);
  await edit("hello");
  await allHeard(asks.page, asksNothing.page);
  expect(asks.kinds()).toEqual(["commands.changed"]);
  expect(asksNothing.kinds()).toEqual([]);
});

test("whoever moderates by a list that grew too old leaves, though nobody says so", async () => {
  await start({ sessionCheckMs: 200 });
  const manages = open(await moderator());
  await manages.isIn("watching");
  await readList(database.pool, owner.twitchId, "moderator", 49 * 3_600_000);
  await manages.isIn("refused");
});

test("the connection back, one is asked anew whether they manage", async () => {
  await start();
  const visitor = await moderator();
  const manages = open(visitor);
  await manages.isIn("watching");
  const { port } = sidecar;
  await sidecar.stop();
  await manages.isIn("connecting");
  await edit("meanwhile");
  await start({ port });
  await manages.isIn("watching");
  await sidecar.stop();
  await manages.isIn("connecting");
  await revokeRole(database.pool, owner.twitchId, "moderator", visitor.twitchId);
  await start({ port });
  await manages.isIn("refused");
  expect(manages.kinds()).toEqual([]);
});
