import type { Persona, Simulator } from "@/lib/twitch/simulator";

export const CLIENT = { id: "test-client", secret: "test-secret" } as const;
export const REDIRECT = "http://localhost:3000/api/auth/callback/twitch";

/** An answer read whole: what a client saw. */
export interface Seen<T> {
  status: number;
  headers: Headers;
  text: string;
  body: T;
}

/** The envelope of Helix; rows are looked at field by field. */
export interface Rows {
  data: Record<string, unknown>[];
  total?: number;
  pagination?: { cursor?: string };
  message?: string;
}

/** Sends a request and reads the answer; a body that is not JSON is undefined. */
export async function see<T>(url: string, init?: RequestInit): Promise<Seen<T>> {
  const response = await fetch(url, { redirect: "manual", ...init });
  const text = await response.text();
  return { status: response.status, headers: response.headers, text, body: parse(text) as T };
}

export interface TokenAnswer {
  access_token: string;
  refresh_token: string;
  scope: string[];
  expires_in: number;
  token_type: string;
}

/** POST /oauth2/token with the test client, as a form. */
export function askToken(simulator: Simulator, fields: Record<string, string>): Promise<Seen<TokenAnswer>> {
  const body = new URLSearchParams({ client_id: CLIENT.id, client_secret: CLIENT.secret, ...fields });
  return see(`${simulator.url}/oauth2/token`, { method: "POST", body });
}

export async function appToken(simulator: Simulator): Promise<string> {
  return (await askToken(simulator, { grant_type: "client_credentials" })).body.access_token;
}

/** Presses "Continue as …" on the sign-in page and returns the address the browser is sent to. */
export async function consent(
  simulator: Simulator,
  persona: string,
  scope: string,
  state = "s",
): Promise<URL> {
  const body = new URLSearchParams({
    client_id: CLIENT.id,
    redirect_uri: REDIRECT,
    response_type: "code",
    scope,
    state,
    persona,
  });
  const answer = await see(`${simulator.url}/oauth2/authorize`, { method: "POST", body });
  return new URL(answer.headers.get("location") ?? "about:blank");
}

/** The whole sign-in of a persona, up to the tokens. */
export async function signIn(
  simulator: Simulator,
  persona: Persona,
  scope = "user:read:email user:read:follows",
): Promise<TokenAnswer> {
  const code = (await consent(simulator, persona.login, scope)).searchParams.get("code") ?? "";
  return (await askToken(simulator, { grant_type: "authorization_code", code, redirect_uri: REDIRECT })).body;
}

/** GET /helix/<path> with a token of the test client. */
export function helix(
  simulator: Simulator,
  token: string,
  path: string,
  init?: RequestInit,
): Promise<Seen<Rows>> {
  const headers = { authorization: `Bearer ${token}`, "client-id": CLIENT.id };
  return see(`${simulator.url}/helix/${path}`, { headers, ...init });
}

/** A query that repeats a parameter, as Helix wants it. */
export function repeated(parameter: string, values: readonly string[]): string {
  return values.map((value) => `${parameter}=${encodeURIComponent(value)}`).join("&");
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
