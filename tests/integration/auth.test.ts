import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { identify } from "@/lib/auth/identify";
import { hashOfToken } from "@/lib/auth/session-cookie";
import { endSessionsOf } from "@/lib/auth/sessions";
import { beginSignIn } from "@/lib/auth/sign-in";
import { personas } from "@/lib/twitch/simulator";
import {
  arrive,
  callAuth,
  cookieHeader,
  type Jar,
  keepCookies,
  signIn,
  startTestApp,
  type TestApp,
} from "../support/app";

const SESSION = "next-auth.session-token";
const { vera, max2000, olga } = personas;

let app: TestApp;
beforeAll(async () => {
  app = await startTestApp();
});
afterAll(() => app.stop());
beforeEach(async () => {
  await app.database.pool.query(
    "TRUNCATE person, session, account, twitch_token, outbox, broadcaster CASCADE",
  );
  app.simulator.faults.clear();
});

const rows = async <T extends object>(sql: string, values: unknown[] = []): Promise<T[]> =>
  (await app.database.pool.query<T>(sql, values)).rows;
const whoIs = (jar: Jar) => identify(cookieHeader(jar));
const ended = () =>
  rows<{ payload: { userId: string; sessionHash: string | null } }>(
    "SELECT payload FROM outbox WHERE kind = 'session.ended' ORDER BY seq",
  );

describe("a first sign-in (F1, F2)", () => {
  test("makes the person, keeps the tokens sealed, imports the follows and leads where one wanted to go", async () => {
    const { jar, status, location } = await signIn(vera, {}, "/following?sort=name");
    expect({ status, location }).toEqual({
      status: 302,
      location: "http://localhost:3000/following?sort=name",
    });
    expect(await whoIs(jar)).toMatchObject({
      twitchId: vera.id,
      login: "vera",
      name: "Vera",
      operator: false,
    });
    const [person] = await rows<Record<string, unknown>>("SELECT * FROM person");
    expect(person).toMatchObject({ twitch_id: vera.id, login: "vera", name: "Vera", email: vera.email });
    expect(person?.follows_imported_at).toBeInstanceOf(Date);
    expect(await rows("SELECT FROM follow WHERE active")).toHaveLength(vera.follows);

    const [token] = await rows<{ access_token: string; scopes: string[] }>(
      "SELECT * FROM twitch_token WHERE owner = $1",
      [vera.id],
    );
    expect(token?.access_token).toMatch(/^v1\./);
    expect(token?.scopes).toEqual(["user:read:email", "user:read:follows"]);
  });

  test("stores the session under a hash, so that nobody gets in with what the table holds", async () => {
    const { jar } = await signIn(vera);
    const [session] = await rows<{ session_token: string }>("SELECT session_token FROM session");
    expect(session?.session_token).toBe(hashOfToken(jar[SESSION] ?? ""));
    expect(await whoIs({ [SESSION]: session?.session_token ?? "" })).toBeNull();
  });

  test("sets a cookie that scripts cannot read and other sites do not send", async () => {
    const { response } = await signIn(vera);
    const cookie = response.headers.getSetCookie().find((text) => text.startsWith(SESSION));
    expect(cookie).toMatch(/HttpOnly/i);
    expect(cookie).toMatch(/SameSite=Lax/i);
    expect(cookie).toMatch(/Path=\//);
    expect(cookie).not.toMatch(/Secure/i);
  });

  test("knows an operator by the configuration", async () => {
    const { jar } = await signIn(olga);
    expect(await whoIs(jar)).toMatchObject({ operator: true });
  });

  test("is made good when it died between the person and the account", async () => {
    await app.database.pool.query("INSERT INTO person (twitch_id, login) VALUES ($1, 'old_name')", [vera.id]);
    const { jar } = await signIn(vera);
    expect(await whoIs(jar)).toMatchObject({ login: "vera" });
    expect(await rows("SELECT FROM person")).toHaveLength(1);
  });

  test("two at once make one person", async () => {
    const both = await Promise.all([signIn(vera), signIn(vera)]);
    const people = await Promise.all(both.map(({ jar }) => whoIs(jar)));
    expect(people[0]?.id).toBeDefined();
    expect(people[0]?.id).toBe(people[1]?.id);
  });
});

describe("a later sign-in", () => {
  test("takes over new tokens and what Twitch says of the person today", async () => {
    await signIn(vera);
    const before = await rows<{ access_token: string }>(
      "SELECT access_token FROM twitch_token WHERE owner = $1",
      [vera.id],
    );
    await app.database.pool.query(
      "UPDATE person SET login = 'renamed', name = 'Old', email = 'old@example.test'",
    );
    await app.database.pool.query("UPDATE twitch_token SET invalid_at = now() WHERE owner = $1", [vera.id]);
    await signIn(vera);
    const after = await rows<{ access_token: string; invalid_at: Date | null }>(
      "SELECT access_token, invalid_at FROM twitch_token WHERE owner = $1",
      [vera.id],
    );
    expect(after[0]?.invalid_at).toBeNull();
    expect(after[0]?.access_token).not.toBe(before[0]?.access_token);
    expect(await rows("SELECT login, name, email FROM person")).toEqual([
      { login: "vera", name: "Vera", email: vera.email },
    ]);
  });

  test("as somebody else on the same browser is that somebody, not both, and ends the first session", async () => {
    const { jar } = await signIn(vera);
    const first = { ...jar };
    await signIn(max2000, jar);
    expect(await whoIs(jar)).toMatchObject({ login: "max2000" });
    expect(await whoIs(first)).toBeNull();
    expect(await rows("SELECT FROM account")).toHaveLength(2);
    expect((await ended())[0]?.payload.sessionHash).toBe(hashOfToken(first[SESSION] ?? ""));
  });

  test("by an address that another person has does not open that person's account", async () => {
    await app.database.pool.query("INSERT INTO person (twitch_id, login, email) VALUES ('1', 'other', $1)", [
      vera.email,
    ]);
    const { jar } = await signIn(vera);
    expect(await whoIs(jar)).toMatchObject({ twitchId: vera.id });
    expect(await rows("SELECT FROM person")).toHaveLength(2);
  });
});

describe("a sign-in that goes wrong", () => {
  async function begin(jar: Jar) {
    const begun = await beginSignIn({ ...jar }, "/following");
    keepCookies(jar, begun.setCookies);
    return new URL(begun.location);
  }

  test("denied on Twitch: said in its own word, and the way back is kept", async () => {
    const jar: Jar = {};
    await begin(jar);
    const { location } = await arrive("/api/auth/callback/twitch?error=access_denied&state=x", jar);
    expect(location).toBe("http://localhost:3000/sign-in?error=AccessDenied&next=%2Ffollowing");
    expect(await rows("SELECT FROM person")).toHaveLength(0);
  });

  test("a state that is not ours is refused: nobody is signed in by somebody else's code", async () => {
    const jar: Jar = {};
    const page = await begin(jar);
    const body = new URLSearchParams(page.search);
    body.set("persona", "vera");
    const consent = await fetch(page, { method: "POST", body, redirect: "manual" });
    const back = new URL(consent.headers.get("location") ?? "");
    back.searchParams.set("state", "forged");
    const { location } = await arrive(back.href, jar);
    expect(location).toContain("error=OAuthCallback");
    expect(jar[SESSION]).toBeUndefined();
    expect(await rows("SELECT FROM session")).toHaveLength(0);
  });

  test("Twitch does not say whose token it is: nobody is signed in, nothing is stored", async () => {
    app.simulator.faults.set({ kind: "status", endpoint: "helix/users", status: 400 });
    const { jar, location } = await signIn(vera);
    expect(location).toContain("error=OAuthCallback");
    expect(await whoIs(jar)).toBeNull();
    expect(await rows("SELECT FROM twitch_token WHERE owner <> 'app'")).toHaveLength(0);
  });

  test("Twitch does not give the follows: one is signed in all the same", async () => {
    app.simulator.faults.set({ kind: "status", endpoint: "helix/channels/followed", status: 400 });
    const { jar } = await signIn(vera);
    expect(await whoIs(jar)).toMatchObject({ login: "vera" });
    expect(await rows("SELECT follows_imported_at FROM person")).toEqual([{ follows_imported_at: null }]);
  });

  test("leads to no other site", async () => {
    const { location } = await signIn(vera, {}, "https://evil.example/");
    expect(new URL(location ?? "").origin).toBe("http://localhost:3000");
  });
});

describe("the end of a session", () => {
  test("signing out through next-auth ends the row and closes its sockets", async () => {
    const { jar } = await signIn(vera);
    const csrf = await callAuth("/api/auth/csrf", jar);
    keepCookies(jar, csrf.headers.getSetCookie());
    const { csrfToken } = (await csrf.json()) as { csrfToken: string };
    const before = { ...jar };
    const answer = await callAuth("/api/auth/signout", jar, {
      method: "POST",
      body: new URLSearchParams({ csrfToken }),
    });
    keepCookies(jar, answer.headers.getSetCookie());
    expect(answer.status).toBe(302);
    expect(jar[SESSION]).toBeUndefined();
    expect(await whoIs(before)).toBeNull();
    expect(await ended()).toHaveLength(1);
  });

  test("not without the token against forgery", async () => {
    const { jar } = await signIn(vera);
    await callAuth("/api/auth/signout", jar, {
      method: "POST",
      body: new URLSearchParams({ csrfToken: "x" }),
    });
    expect(await whoIs(jar)).not.toBeNull();
  });

  test("a session that ran out is none", async () => {
    const { jar } = await signIn(vera);
    await app.database.pool.query("UPDATE session SET expires = now() - interval '1 second'");
    expect(await whoIs(jar)).toBeNull();
  });

  test("tokens that died end every session of the person, once", async () => {
    const [one, two, other] = [await signIn(vera), await signIn(vera), await signIn(max2000)];
    expect(await endSessionsOf([vera.id])).toBe(1);
    expect(await Promise.all([one, two, other].map(({ jar }) => whoIs(jar)))).toEqual([
      null,
      null,
      expect.objectContaining({ login: "max2000" }),
    ]);
    expect(await ended()).toEqual([{ payload: { userId: expect.any(String), sessionHash: null } }]);
    expect(await endSessionsOf([vera.id])).toBe(0);
    expect(await ended()).toHaveLength(1);
  });
});

test("a form that never ends is not read to its end", async () => {
  let pieces = 0;
  const endless = new ReadableStream<Uint8Array>({
    pull(controller) {
      pieces += 1;
      if (pieces > 1_000) controller.close();
      else controller.enqueue(new Uint8Array(1_024).fill(97));
    },
  });
  const response = await callAuth("/api/auth/signin/twitch", {}, {
    ...{ method: "POST", body: endless, duplex: "half" },
    headers: { "content-type": "application/x-www-form-urlencoded" },
  } as RequestInit);
  expect(response.status).toBe(413);
  expect(pieces).toBeLessThan(20);
});

test.each(["_log", "verify-request", "nothing", ""])("/api/auth/%s is not reachable", async (action) => {
  expect((await callAuth(`/api/auth/${action}`, {}, { method: "POST" })).status).toBe(404);
});
