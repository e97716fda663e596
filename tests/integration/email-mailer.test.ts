import { randomUUID } from "node:crypto";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { createMailer, type Mail, type Mailer } from "@/lib/email";
import { selfSigned } from "@/tests/support/certificate";
import { startSmtpServer, type TestSmtpServer } from "@/tests/support/smtp";

let server: TestSmtpServer;
let mailer: Mailer;
const mailerFor = (smtpUrl: string, connections = 2) =>
  createMailer({ smtpUrl, from: "Tallylight <tally@example.org>", host: "tally.example", connections });

beforeEach(async () => {
  server = await startSmtpServer();
  mailer = mailerFor(server.url);
});
afterEach(async () => {
  mailer.close();
  await server.stop();
});

const mail = (about: Partial<Mail> = {}): Mail => ({
  id: randomUUID(),
  ownerId: randomUUID(),
  to: "vera@example.org",
  subject: "Kaya is live",
  html: "<p>Kaya is live</p>",
  text: "Kaya is live",
  language: "en",
  unsubscribe: "https://tally.example/unsubscribe/token",
  ...about,
});

describe("a mail that arrives", () => {
  test("is the one that was handed over, with a Message-ID made of its id", async () => {
    const sent = mail({
      subject: "Käya → live 🎮",
      text: "Grüße: https://twitch.tv/kaya",
      html: "<p>Grüße</p>",
    });
    expect(await mailer.send(sent)).toEqual({
      kind: "sent",
      messageId: `<${sent.id}@tally.example>`,
      response: "250 2.0.0 taken",
    });
    const [got] = await server.mails();
    expect(got).toMatchObject({
      messageId: `<${sent.id}@tally.example>`,
      from: { name: "Tallylight", address: "tally@example.org" },
      to: [{ address: "vera@example.org" }],
      subject: "Käya → live 🎮",
    });
    expect(got?.text?.trim()).toBe("Grüße: https://twitch.tv/kaya");
    expect(got?.html?.trim()).toBe("<p>Grüße</p>");
  });

  test("tells machines what it is, and how one click ends it", async () => {
    await mailer.send(mail());
    await mailer.send(mail({ unsubscribe: null }));
    const [with1, without] = (await server.mails()).map(({ headers }) =>
      Object.fromEntries(headers.map(({ key, value }) => [key, value])),
    );
    expect(with1).toMatchObject({
      "list-unsubscribe": "<https://tally.example/unsubscribe/token>",
      "list-unsubscribe-post": "List-Unsubscribe=One-Click",
      "auto-submitted": "auto-generated",
      "content-language": "en",
    });
    expect(Date.parse(with1?.date ?? "")).toBeGreaterThan(Date.now() - 60_000);
    expect(without).not.toHaveProperty("list-unsubscribe");
    expect(without).not.toHaveProperty("list-unsubscribe-post");
  });

  test("gets no header that a title brings", async () => {
    const subject = "Live\r\nBcc: max@example.org\r\n\r\n<script>alert(1)</script>";
    await mailer.send(mail({ subject, text: "a\r\n.\r\nMAIL FROM:<x@example.org>\r\n" }));
    const [got] = await server.mails();
    expect(server.received).toHaveLength(1);
    expect(server.received[0]?.to).toEqual(["vera@example.org"]);
    expect(got?.headers.map(({ key }) => key)).not.toContain("bcc");
    expect(got?.subject).toBe("Live Bcc: max@example.org <script>alert(1)</script>");
    expect(got?.text).toContain("MAIL FROM:<x@example.org>");
  });

  test("comes over connections that are used again", async () => {
    await Promise.all(Array.from({ length: 250 }, () => mailer.send(mail())));
    expect(server.received).toHaveLength(250);
    expect(server.connections()).toBe(2);
  });
});

describe("what the server says decides what becomes of it", () => {
  test("a recipient that does not exist", async () => {
    server.behave({ recipient: () => ({ code: 550, text: "5.1.1 <vera@example.org> no such user" }) });
    expect(await mailer.send(mail())).toEqual({
      kind: "refused_address",
      error: "550 5.1.1 <address> no such user",
    });
  });

  test.each([
    [
      "a recipient that is to come back later",
      { recipient: () => ({ code: 451, text: "4.7.1 greylisted" }) },
      "retry",
    ],
    ["a mail taken for spam", { data: () => ({ code: 554, text: "5.7.1 spam" }) }, "refused"],
    ["a full disk", { data: () => ({ code: 452, text: "4.3.1 no space" }) }, "retry"],
    ["a sender it does not want", { sender: () => ({ code: 550, text: "5.7.1 not you" }) }, "down"],
    ["a connection reset after DATA, mail dropped", { data: () => "dropped" as const }, "retry"],
    ["a connection reset after DATA, mail kept", { data: () => "lost" as const }, "retry"],
  ])("%s", async (_name, behaviour, kind) => {
    server.behave(behaviour);
    expect((await mailer.send(mail())).kind).toBe(kind);
    server.behave({});
    expect((await mailer.send(mail())).kind).toBe("sent");
  });

  test("a mail that was kept although nobody heard so is the same mail the second time", async () => {
    const sent = mail();
    server.behave({ data: () => "lost" });
    await mailer.send(sent);
    server.behave({});
    await mailer.send(sent);
    expect(server.received.map(({ messageId }) => messageId)).toEqual(
      Array(2).fill(`<${sent.id}@tally.example>`),
    );
  });

  test("a reset right after the 250 loses nothing and repeats nothing", async () => {
    server.behave({ data: () => "reset" });
    const kinds = await Promise.all(Array.from({ length: 6 }, async () => (await mailer.send(mail())).kind));
    expect(kinds).toContain("sent");
    expect(kinds.every((kind) => kind === "sent" || kind === "retry")).toBe(true);
    expect(new Set(server.received.map(({ messageId }) => messageId)).size).toBe(server.received.length);
  });
});

describe("a server that is away", () => {
  test("is said to be down, and used again once it is back", async () => {
    await mailer.send(mail());
    await server.stop();
    // The connection that was kept has gone with it; what follows finds nobody listening.
    await mailer.send(mail());
    expect(await mailer.send(mail())).toMatchObject({ kind: "down" });
    await server.start();
    expect(await mailer.send(mail())).toMatchObject({ kind: "sent" });
  });

  test("that began anew has ended all kept connections, and the next mail is taken at once", async () => {
    const many = mailerFor(server.url, 5);
    try {
      server.behave({ delayMs: 100 });
      await Promise.all(Array.from({ length: 5 }, () => many.send(mail())));
      expect(server.connections()).toBe(5);
      // Faster than the client's sockets hear of it.
      await server.stop();
      await server.start();
      expect(await many.send(mail())).toMatchObject({ kind: "sent" });
    } finally {
      many.close();
    }
  });

  test("killed while it thinks: nobody knows, so it is tried again", async () => {
    server.behave({ delayMs: 10_000 });
    const sending = mailer.send(mail());
    await new Promise((done) => setTimeout(done, 200));
    await server.stop();
    expect(await sending).toMatchObject({ kind: "retry" });
  });

  test("asks for a password that is not ours", async () => {
    const strict = await startSmtpServer({ login: { user: "tally", password: "right" } });
    const [wrong, right] = [mailerFor(strict.url.replace("right", "wrong")), mailerFor(strict.url)];
    try {
      expect(await wrong.send(mail())).toMatchObject({ kind: "down", error: expect.stringContaining("535") });
      expect(await right.send(mail())).toMatchObject({ kind: "sent" });
    } finally {
      for (const each of [wrong, right]) each.close();
      await strict.stop();
    }
  });

  test("shows a certificate that nobody vouches for", async () => {
    const secret = await startSmtpServer({ tls: selfSigned("localhost") });
    const careful = mailerFor(secret.url);
    try {
      expect(await careful.send(mail())).toMatchObject({
        kind: "down",
        error: expect.stringMatching(/certificate/),
      });
      expect(secret.received).toHaveLength(0);
    } finally {
      careful.close();
      await secret.stop();
    }
  });

  test("ends soon after everything is to stop", async () => {
    server.behave({ delayMs: 20_000 });
    const stop = new AbortController();
    const sending = mailer.send(mail(), stop.signal);
    const startedAt = performance.now();
    stop.abort();
    expect(await sending).toMatchObject({ kind: "retry" });
    expect(performance.now() - startedAt).toBeLessThan(15_000);
  });
});
