import { afterAll, beforeAll, expect, test } from "vitest";
import { beginSignIn } from "@/lib/auth/sign-in";
import { personas } from "@/lib/twitch/simulator";
import { callAuth, cookieHeader, type Jar, keepCookies, startTestApp, type TestApp } from "../support/app";

// Issue 9: on https every cookie of ours says so, and those that let somebody in are for servers only.

const APP_URL = "https://tally.example";
let app: TestApp;
beforeAll(async () => {
  app = await startTestApp({ APP_URL });
});
afterAll(() => app.stop());

test("cookies of a sign-in on https are __Host- or __Secure-, Secure, HttpOnly and SameSite", async () => {
  const jar: Jar = {};
  const begun = await beginSignIn(jar, "/dashboard");
  keepCookies(jar, begun.setCookies);
  const page = new URL(begun.location);
  const body = new URLSearchParams(page.search);
  body.set("persona", personas.vera.login);
  const consent = await fetch(`${page.origin}${page.pathname}`, { method: "POST", body, redirect: "manual" });
  const arrived = await callAuth(
    new URL(consent.headers.get("location") ?? "").pathname +
      new URL(consent.headers.get("location") ?? "").search,
    jar,
  );
  const all = [...begun.setCookies, ...arrived.headers.getSetCookie()];
  const session = all.find((text) => text.startsWith("__Secure-next-auth.session-token="));
  expect(session, cookieHeader(jar)).toBeDefined();
  expect(all.length).toBeGreaterThanOrEqual(4);
  for (const text of all) {
    expect(text).toMatch(/^__(Host|Secure)-/);
    expect(text).toMatch(/; Secure/i);
    expect(text).toMatch(/; HttpOnly/i);
    expect(text).toMatch(/; SameSite=Lax/i);
    if (text.startsWith("__Host-")) expect(text).toMatch(/; Path=\/(;|$)/i);
    if (text.startsWith("__Host-")) expect(text).not.toMatch(/; Domain/i);
  }
});
