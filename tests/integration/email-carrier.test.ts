import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import type { Carrier, ClaimedDelivery, Outcome } from "@/lib/deliveries/carrier";
import { createEmailCarrier } from "@/lib/deliveries/email-carrier";
import { addressInTrouble, changeAddress } from "@/lib/deliveries/mail-addresses";
import { resubscribe, unsubscribe } from "@/lib/deliveries/unsubscribe";
import {
  confirmAddress,
  createConfirmTokens,
  createLetterWriter,
  createMailer,
  createUnsubscribeTokens,
  dropAddress,
  getAddress,
  type Mailer,
} from "@/lib/email";
import { createSealer } from "@/lib/secrets/seal";
import { type TestDatabase, testDatabase } from "@/tests/support/database";
import { startSmtpServer, type TestSmtpServer } from "@/tests/support/smtp";

const SECRET = "a secret that is long enough for anybody";
const appUrl = "http://tally.example";
const unsubscribeTokens = createUnsubscribeTokens(SECRET);
const makeToken = createConfirmTokens(SECRET);
const now = () => new Date();

let database: TestDatabase;
let server: TestSmtpServer;
let mailer: Mailer;
let carrier: Carrier;
let userId: string;

beforeAll(async () => {
  database = await testDatabase();
});
afterAll(() => database.drop());
beforeEach(async () => {
  await database.pool.query("TRUNCATE person, broadcaster, announcement, outbox, delivery CASCADE");
  server = await startSmtpServer();
  mailer = createMailer({
    smtpUrl: server.url,
    from: "Tally <t@example.org>",
    host: "tally.example",
    connections: 2,
  });
  const deps = { pool: database.pool, mailer, write: createLetterWriter(appUrl), appUrl, now };
  carrier = createEmailCarrier({ ...deps, unsubscribe: unsubscribeTokens, confirmToken: makeToken });
  userId = await value<string>(
    "INSERT INTO person (twitch_id, login, name, email) VALUES ('7', 'vera', 'Vera', 'vera@example.org') RETURNING id AS value",
  );
  await database.pool.query("INSERT INTO notification_preference (user_id, email) VALUES ($1, true)", [
    userId,
  ]);
  await database.pool.query(
    "INSERT INTO broadcaster (id, login, display_name) VALUES ('42', 'kaya', 'Kaya')",
  );
});
afterEach(async () => {
  mailer.close();
  await server.stop();
});

async function value<T>(sql: string, values: unknown[] = []): Promise<T> {
  return (await database.pool.query(sql, values)).rows[0].value;
}

const announce = (title: string) =>
  value<string>(
    `INSERT INTO announcement (type, broadcaster_id, stream_id, broadcaster_name, login, stream_title, category_name, started_at)
     VALUES ('broadcaster_live', '42', '9', 'Kaya', 'kaya', $1, 'Celeste', '2026-11-21T18:02:00Z') RETURNING id AS value`,
    [title],
  );

async function carry(delivery: Partial<ClaimedDelivery>): Promise<Outcome> {
  const id = crypto.randomUUID();
  const whole: ClaimedDelivery = {
    ...{ id, userId, kind: "live", announcementId: null, deviceId: null, about: null, attempt: 1 },
    ...{ unconfirmed: false, decidedAt: new Date(), ...delivery },
  };
  const hand = (await carrier.prepare([whole])).get(id);
  if (!hand) throw new Error("nothing was prepared");
  return hand(new AbortController().signal);
}

const links = (text: string | undefined, path: string) =>
  [...(text ?? "").matchAll(new RegExp(`${appUrl}${path}([\\w-]+)`, "g"))].map(([, token = ""]) => token);

const preferences = () =>
  value<object>(
    "SELECT jsonb_build_object('email', email, 'digest', digest) AS value FROM notification_preference WHERE user_id = $1",
    [userId],
  );
const override = async () =>
  (await database.pool.query("SELECT email FROM broadcaster_preference WHERE user_id = $1", [userId])).rows;

describe("a mail about a go-live", () => {
  test("tells who, what and where, and shows a title with HTML as it is", async () => {
    const announcementId = await announce('<script>alert(1)</script> & "more"\r\nBcc: x@example.org');
    expect(await carry({ announcementId })).toMatchObject({ kind: "sent" });
    const [mail] = await server.mails();
    expect(mail?.to).toMatchObject([{ address: "vera@example.org" }]);
    expect(mail?.subject).toBe('Kaya is live: <script>alert(1)</script> & "more" Bcc: x@example.org');
    expect(mail?.html).not.toContain("<script>");
    expect(mail?.html).toContain("&lt;script&gt;");
    expect(mail?.text).toContain("<script>alert(1)</script>");
    expect(mail?.text).toContain("https://twitch.tv/kaya");
    expect(mail?.text).toContain(`${appUrl}/notifications/${announcementId}`);
  });

  test("is in the language and by the clock of who reads it", async () => {
    await database.pool.query("UPDATE person SET locale = 'de'");
    await database.pool.query("UPDATE notification_preference SET zone = 'Europe/Berlin'");
    await carry({ announcementId: await announce("Titel") });
    const [mail] = await server.mails();
    expect(mail?.subject).toBe("Kaya ist live: Titel");
    expect(mail?.text).toContain("19:02");
    expect(mail?.html).toContain('lang="de"');
  });

  test("of one announcement is laid out once, yet everybody's links are their own", async () => {
    const other = await value<string>(
      "INSERT INTO person (twitch_id, login, email) VALUES ('8', 'max', 'max@example.org') RETURNING id AS value",
    );
    const announcementId = await announce("Title");
    await carry({ announcementId });
    await carry({ announcementId, userId: other });
    const owners = (await server.mails()).map((mail) =>
      links(mail.text, "/unsubscribe/").map((token) => unsubscribeTokens.read(token, now())),
    );
    expect(owners).toMatchObject([
      [
        { userId, what: "broadcaster", broadcasterId: "42" },
        { userId, what: "all" },
      ],
      [
        { userId: other, what: "broadcaster", broadcasterId: "42" },
        { userId: other, what: "all" },
      ],
    ]);
  });
});

describe("what keeps a mail from going", () => {
  test("no address, a stopped one, a digest that was ended, and nothing left to say", async () => {
    const announcementId = await announce("Title");
    expect(await carry({ announcementId: crypto.randomUUID() })).toMatchObject({ kind: "refused" });
    expect(await carry({ kind: "digest", about: {} })).toEqual({ kind: "skip", reason: "unsubscribed" });
    await database.pool.query("UPDATE person SET email = NULL");
    expect(await carry({ announcementId })).toEqual({ kind: "skip", reason: "no_address" });
    expect(server.received).toEqual([]);
  });

  test("a server that refuses the address stops it, until it is entered again", async () => {
    const announcementId = await announce("Title");
    server.behave({ recipient: () => ({ code: 550, text: "5.1.1 no such user" }) });
    expect(await carry({ announcementId })).toMatchObject({ kind: "refused", reason: "address_refused" });
    expect(await getAddress(userId, database.pool)).toMatchObject({
      address: "vera@example.org",
      state: "stopped",
      stop: { said: "550 5.1.1 no such user" },
    });
    const trouble = (operator: boolean) => addressInTrouble({ id: userId, operator }, database.pool);
    expect(await trouble(false)).toBe("vera@example.org");
    await database.pool.query("UPDATE notification_preference SET email = false");
    expect([await trouble(false), await trouble(true)]).toEqual([null, "vera@example.org"]);
    await database.pool.query("UPDATE notification_preference SET email = true");
    server.behave({});
    expect(await carry({ announcementId })).toEqual({ kind: "skip", reason: "address_stopped" });
    await dropAddress(userId, database.pool);
    expect(await carry({ announcementId })).toMatchObject({ kind: "sent" });
    expect(await trouble(true)).toBeNull();
    const told = await database.pool.query(
      "SELECT payload FROM outbox WHERE kind = 'preferences.changed' ORDER BY seq",
    );
    expect(told.rows).toMatchObject([{ payload: { what: "address" } }, { payload: { what: "address" } }]);
  });

  test("a server that refuses the address which a person has just left stops no other", async () => {
    const id = crypto.randomUUID();
    const whole: ClaimedDelivery = {
      ...{ id, userId, kind: "test", announcementId: null, deviceId: null, about: null },
      ...{ attempt: 1, unconfirmed: false, decidedAt: now() },
    };
    const hand = (await carrier.prepare([whole])).get(id);
    await changeAddress(userId, "new@example.org", { pool: database.pool, makeToken });
    server.behave({ recipient: () => ({ code: 550, text: "5.1.1 no such user" }) });
    expect(await hand?.(new AbortController().signal)).toMatchObject({ reason: "address_refused" });
    expect(await getAddress(userId, database.pool)).toMatchObject({
      ...{ address: "new@example.org", state: "unconfirmed", stop: null },
    });
    // Back at the address that is no more, the next mail stops it.
    await dropAddress(userId, database.pool);
    expect(await carry({ kind: "test" })).toMatchObject({ reason: "address_refused" });
    expect(await getAddress(userId, database.pool)).toMatchObject({ state: "stopped" });
  });

  test("a mail that is refused stops no address", async () => {
    server.behave({ data: () => ({ code: 554, text: "5.7.1 spam" }) });
    expect(await carry({ announcementId: await announce("Title") })).toMatchObject({
      reason: "mail_refused",
    });
    expect(await getAddress(userId, database.pool)).toMatchObject({ state: "verified" });
  });
});

describe("another address", () => {
  const enter = (address: string) => changeAddress(userId, address, { pool: database.pool, makeToken });
  const verifyMails = async () =>
    (await database.pool.query("SELECT id, about FROM delivery WHERE kind = 'verify' ORDER BY id")).rows;

  test("gets nothing but a link until it is confirmed by it, once", async () => {
    expect(await enter("new@example.org")).toMatchObject({
      address: "new@example.org",
      state: "unconfirmed",
    });
    const announcementId = await announce("Title");
    expect(await carry({ announcementId })).toEqual({ kind: "skip", reason: "no_address" });
    const [row] = await verifyMails();
    expect(await carry({ kind: "verify", about: row.about })).toMatchObject({ kind: "sent" });
    const [mail] = await server.mails();
    expect(mail?.to).toMatchObject([{ address: "new@example.org" }]);
    const [token = ""] = links(mail?.text, "/confirm-address/");
    expect(JSON.stringify(row)).not.toContain(token);
    expect(await confirmAddress(token, new Date(Date.now() + 25 * 3_600_000), database.pool)).toBeNull();
    expect(await confirmAddress(token, now(), database.pool)).toBe("new@example.org");
    expect(await confirmAddress(token, now(), database.pool)).toBeNull();
    expect(await carry({ announcementId })).toMatchObject({ kind: "sent" });
    expect(server.received.at(-1)?.to).toEqual(["new@example.org"]);
  });

  test("asked for again, only the latest link counts", async () => {
    await enter("new@example.org");
    await enter("new@example.org");
    const [first, second] = await verifyMails();
    expect(await carry({ kind: "verify", about: first.about })).toEqual({
      kind: "skip",
      reason: "no_address",
    });
    expect(await carry({ kind: "verify", about: second.about })).toMatchObject({ kind: "sent" });
  });

  test("that is Twitch's needs no link", async () => {
    await enter("new@example.org");
    expect(await enter("VERA@example.org")).toMatchObject({ state: "verified", source: "twitch" });
    expect(await verifyMails()).toHaveLength(1);
  });
});

describe("unsubscribing", () => {
  const sealer = createSealer(Buffer.alloc(32, 1).toString("base64"));
  const deps = () => ({ pool: database.pool, tokens: unsubscribeTokens, sealer, now });
  const token = (kind: { what: "all" | "digest" } | { what: "broadcaster"; broadcasterId: string }) =>
    unsubscribeTokens.make({ ...kind, userId, issuedAt: now() });

  test("from all ends mail, digest and wishes for single channels; and can be undone", async () => {
    await database.pool.query("UPDATE notification_preference SET digest = 'weekly'");
    await database.pool.query(
      "INSERT INTO broadcaster_preference (user_id, broadcaster_id, email) VALUES ($1, '42', true)",
      [userId],
    );
    const link = token({ what: "all" });
    const done = await unsubscribe(link, deps());
    expect(await preferences()).toEqual({ email: false, digest: "off" });
    expect(await override()).toEqual([{ email: null }]);
    expect(await resubscribe(link, `${done?.undo}x`, deps())).toBe(false);
    expect(await resubscribe(link, done?.undo ?? "", deps())).toBe(true);
    expect(await preferences()).toEqual({ email: true, digest: "weekly" });
    expect(await override()).toEqual([{ email: true }]);
  });

  test("from one channel leaves the others, and twice is fine", async () => {
    const link = token({ what: "broadcaster", broadcasterId: "42" });
    const first = await unsubscribe(link, deps());
    // There is nothing left to take back.
    expect(await unsubscribe(link, deps())).toEqual({ undo: null });
    expect(await override()).toEqual([{ email: false }]);
    expect(await preferences()).toEqual({ email: true, digest: "off" });
    await resubscribe(link, first?.undo ?? "", deps());
    expect(await override()).toEqual([{ email: null }]);
  });

  test("undone, it brings back nothing but what it ended", async () => {
    const link = token({ what: "broadcaster", broadcasterId: "42" });
    const done = await unsubscribe(link, deps());
    await unsubscribe(token({ what: "all" }), deps());
    await resubscribe(link, done?.undo ?? "", deps());
    expect(await preferences()).toEqual({ email: false, digest: "off" });
  });

  test("undone, what was switched on again meanwhile stays on", async () => {
    const link = token({ what: "all" });
    const done = await unsubscribe(link, deps());
    await database.pool.query("UPDATE notification_preference SET digest = 'daily'");
    await resubscribe(link, done?.undo ?? "", deps());
    expect(await preferences()).toEqual({ email: true, digest: "daily" });
  });

  test("by a link that is not ours, or of somebody who is gone, ends nothing", async () => {
    expect(await unsubscribe("forged", deps())).toBeNull();
    const link = token({ what: "all" });
    await database.pool.query("DELETE FROM person");
    expect(await unsubscribe(link, deps())).toBeNull();
  });
});
