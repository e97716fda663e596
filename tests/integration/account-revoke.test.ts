import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { heedRevocations } from "@/lib/account";
import { endSessionsOf } from "@/lib/auth/sessions";
import { listChannels } from "@/lib/bot";
import { listInbox } from "@/lib/notifications";
import { twitch } from "@/lib/twitch";
import { personas } from "@/lib/twitch/simulator";
import { signIn, startTestApp, type TestApp } from "../support/app";

// F1, C4: who ends the connection at Twitch is signed out here, and the bot leaves their channel.

const { kaya } = personas;
let app: TestApp;
let userId: string;

beforeAll(async () => {
  app = await startTestApp();
});
afterAll(() => app.stop());
beforeEach(async () => {
  const { pool } = app.database;
  await pool.query(
    "TRUNCATE person, session, account, twitch_token, outbox, broadcaster, announcement, delivery CASCADE",
  );
  await signIn(kaya);
  const { rows } = await pool.query<{ id: string }>("SELECT id FROM person WHERE twitch_id = $1", [kaya.id]);
  userId = rows[0]?.id ?? "";
  await pool.query(
    "INSERT INTO broadcaster (id, login, display_name) VALUES ($1, $2, $2) ON CONFLICT DO NOTHING",
    [kaya.id, kaya.login],
  );
});

const connect = (by: "owner" | "operator") =>
  app.database.pool.query(
    "INSERT INTO channel (broadcaster_id, authorised_by, exempt) VALUES ($1, $2, true)",
    [kaya.id, by],
  );
const channel = async () =>
  (
    await app.database.pool.query(
      "SELECT join_wanted, exempt, revoked_at IS NOT NULL AS revoked FROM channel",
    )
  ).rows;
const disconnect = async () => {
  const response = await fetch(`${app.simulator.url}/admin/api/tokens`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ disconnect: kaya.login }),
  });
  expect(response.ok, await response.text()).toBe(true);
};
/** What the jobs do when Twitch tells of it, or when the hourly look at tokens finds it. */
const look = async () => {
  const { ended } = await twitch().maintainTokens({ now: new Date(), of: kaya.id });
  await endSessionsOf(ended, app.database.pool);
  return heedRevocations(ended, app.database.pool);
};

test("signed out, the bot gone, and told how to connect again, once", async () => {
  await connect("owner");
  expect(await look()).toBe(0);
  await disconnect();
  expect(await look()).toBe(1);
  expect(await look()).toBe(0);
  expect(await channel()).toEqual([{ join_wanted: false, exempt: false, revoked: true }]);
  const owner = {
    id: userId,
    twitchId: kaya.id,
    login: kaya.login,
    name: kaya.login,
    image: null,
    operator: false,
  };
  expect(await listChannels(owner)).toMatchObject([
    { state: "left", revokedAt: expect.stringMatching(/^\d{4}-.*Z$/) },
  ]);
  expect((await app.database.pool.query("SELECT FROM session")).rowCount).toBe(0);
  const { items } = await listInbox(userId, { limit: 10 }, app.database.pool);
  expect(items).toMatchObject([{ type: "channel_reconnect", noticePath: `/studio/${kaya.login}` }]);
  const mails = await app.database.pool.query("SELECT kind, about FROM delivery");
  expect(mails.rows).toMatchObject([{ kind: "account", about: { notice: "reconnect" } }]);
  const events = await app.database.pool.query(
    "SELECT payload FROM outbox WHERE kind = 'channel.changed' AND payload ->> 'change' = 'left'",
  );
  expect(events.rowCount).toBe(1);
});

test("what an operator connected goes on, but costs a place again", async () => {
  await connect("operator");
  await disconnect();
  expect(await look()).toBe(0);
  expect(await channel()).toEqual([{ join_wanted: true, exempt: false, revoked: false }]);
});

test("who has signed in since keeps all", async () => {
  await connect("owner");
  await disconnect();
  await signIn(kaya);
  expect(await heedRevocations([kaya.id], app.database.pool)).toBe(0);
  expect(await channel()).toEqual([{ join_wanted: true, exempt: true, revoked: false }]);
});
