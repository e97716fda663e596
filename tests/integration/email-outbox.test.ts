import { afterAll, beforeAll, expect, test } from "vitest";
import { createOutbox, listOutbox, readOutbox } from "@/lib/email";
import { type TestDatabase, testDatabase } from "@/tests/support/database";

let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase();
});
afterAll(() => database.drop());

async function person(login: string, operator = false) {
  const { rows } = await database.pool.query(
    "INSERT INTO person (twitch_id, login) VALUES ($1, $1) RETURNING id",
    [login],
  );
  return { id: rows[0].id as string, twitchId: login, login, name: login, image: null, operator };
}

test("mail of an instance without a server is kept: once, for its owner and for operators, the latest 500", async () => {
  const outbox = createOutbox({ db: database.pool, from: "Tally <t@example.org>", host: "tally.example" });
  const [vera, max, olga] = [await person("vera"), await person("max"), await person("olga", true)];
  const mail = (ownerId: string, subject: string, id: string = crypto.randomUUID()) => ({
    ...{ id, ownerId, subject, to: "vera@example.org", html: "<p>Hi</p>", text: "Hi" },
    ...{ language: "en", unsubscribe: "https://tally.example/u" },
  });
  const id = crypto.randomUUID();
  for (const _ of [1, 2]) await outbox.send(mail(vera.id, "Kaya is live", id));
  await outbox.send(mail(max.id, "Another"));

  expect((await listOutbox(vera, database.pool)).mails).toMatchObject([{ id, subject: "Kaya is live" }]);
  expect(await listOutbox(olga, database.pool)).toMatchObject({ everybodys: true, mails: [{}, {}] });
  expect(await readOutbox(id, max, database.pool)).toBeNull();
  const kept = await readOutbox(id, vera, database.pool);
  expect(kept?.raw).toContain(`Message-ID: <${id}@tally.example>`);
  expect(kept?.raw).toContain("List-Unsubscribe: <https://tally.example/u>");

  await database.pool.query(
    `INSERT INTO mail_outbox (id, user_id, address, subject, html, text, raw, created_at)
     SELECT gen_random_uuid(), $1, '', '', '', '', '', now() - interval '1 day' FROM generate_series(1, 600)`,
    [vera.id],
  );
  await outbox.send(mail(max.id, "The last"));
  const { mails } = await listOutbox(olga, database.pool);
  expect(mails[0]?.subject).toBe("The last");
  expect((await database.pool.query("SELECT FROM mail_outbox WHERE subject <> ''")).rowCount).toBe(3);
});
