import { parseSetCookie } from "cookie";
import { handleAuthRequest } from "@/lib/auth/handle-auth-request";
import { beginSignIn } from "@/lib/auth/sign-in";
import { importAfterSignIn } from "@/lib/broadcasters";
import { closeDb } from "@/lib/db/client";
import type { RouteHandler } from "@/lib/http/admit";
import { type Persona, personas, type Simulator, startSimulator } from "@/lib/twitch/simulator";
import { type TestDatabase, testDatabase } from "./database";
import { assertAsDescribed } from "./described-answer";

export const APP_URL = "http://localhost:3000";

/** This process as the web process: a database and a simulated Twitch behind it, its routes called as functions. */
export interface TestApp {
  database: TestDatabase;
  simulator: Simulator;
  stop(): Promise<void>;
}

/** To be called before anything asks for the configuration, once in a test file. */
export async function startTestApp(settings: Record<string, string> = {}): Promise<TestApp> {
  const [database, simulator] = await Promise.all([testDatabase(), startSimulator()]);
  Object.assign(process.env, {
    DATABASE_URL: database.url,
    APP_URL,
    TWITCH_API_URL: `${simulator.url}/helix`,
    TWITCH_AUTH_URL: `${simulator.url}/oauth2`,
    OPERATOR_TWITCH_IDS: personas.olga.id,
    ...settings,
  });
  return {
    database,
    simulator,
    async stop() {
      await closeDb();
      await simulator.stop();
      await database.drop();
    },
  };
}

/** A browser's cookies, by name. */
export type Jar = Record<string, string>;

export const cookieHeader = (jar: Jar): string =>
  Object.entries(jar)
    .map(([name, value]) => `${name}=${encodeURIComponent(value)}`)
    .join("; ");

/** Takes Set-Cookie headers into the jar, as a browser does. */
export function keepCookies(jar: Jar, setCookies: readonly string[]): void {
  for (const { name, value, maxAge, expires } of setCookies.map((text) => parseSetCookie(text))) {
    const isGone = !value || (maxAge ?? 1) <= 0 || (expires && expires.getTime() <= Date.now());
    if (isGone) delete jar[name];
    else jar[name] = value;
  }
}

/** Signs in as a browser does: to Twitch's page, "Continue as …", and back. Says where it ended. */
export async function signIn(
  persona: Pick<Persona, "login">,
  jar: Jar = {},
  next = "/dashboard",
  scopes?: readonly string[],
) {
  const begun = await beginSignIn({ ...jar }, next, scopes);
  keepCookies(jar, begun.setCookies);
  const page = new URL(begun.location);
  const body = new URLSearchParams(page.search);
  body.set("persona", persona.login);
  const consent = await fetch(`${page.origin}${page.pathname}`, { method: "POST", body, redirect: "manual" });
  const arrived = await arrive(consent.headers.get("location") ?? "", jar);
  return { jar, ...arrived };
}

/** The browser comes back from Twitch with this address. */
export async function arrive(address: string, jar: Jar) {
  const response = await callAuth(address, jar);
  keepCookies(jar, response.headers.getSetCookie());
  return { status: response.status, location: response.headers.get("location"), response };
}

/** A request to /api/auth, with the jar's cookies. */
export function callAuth(address: string, jar: Jar, init: RequestInit = {}): Promise<Response> {
  const request = new Request(new URL(address, APP_URL), {
    ...init,
    headers: { ...(init.headers as Record<string, string>), cookie: cookieHeader(jar) },
  });
  const path = new URL(request.url).pathname.split("/").slice(3);
  return handleAuthRequest(request, path, importAfterSignIn);
}

export interface Call {
  method?: string;
  path: string;
  params?: Record<string, string>;
  jar?: Jar;
  /** An API key: then it is a program that calls. */
  key?: string;
  /** Sent as JSON. */
  body?: unknown;
  headers?: Record<string, string>;
  /** Sent as it is, instead of `body`. */
  raw?: BodyInit;
}

/** Calls a route as our own page would, or as a program with a key. What it answers must be what the API describes. */
export async function call(
  handler: RouteHandler,
  { method = "GET", path, params, jar, key, body, headers, raw }: Call,
): Promise<Response> {
  const payload = raw ?? (body === undefined ? undefined : JSON.stringify(body));
  const request = new Request(new URL(path, APP_URL), {
    method,
    headers: {
      ...(jar && { cookie: cookieHeader(jar) }),
      ...(payload !== undefined && { "content-type": "application/json" }),
      ...(key === undefined ? { "sec-fetch-site": "same-origin" } : { authorization: `Bearer ${key}` }),
      ...headers,
    },
    ...(payload !== undefined && { body: payload }),
  });
  const response = await handler(request, { params: Promise.resolve(params) });
  await assertAsDescribed(handler, method, response);
  return response;
}

/** The JSON of an answer, to look at field by field. */
export async function json<T = Record<string, unknown>>(response: Response): Promise<T> {
  return (await response.json()) as T;
}
