import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { personaList, personas, type Simulator, startSimulator } from "@/lib/twitch/simulator";
import {
  appToken,
  askToken,
  CLIENT,
  consent,
  helix,
  REDIRECT,
  see,
  signIn,
} from "@/tests/support/simulator-client";

let simulator: Simulator;
beforeAll(async () => {
  simulator = await startSimulator({ size: { broadcasters: 2100, live: 100 } });
});
afterAll(() => simulator.stop());
beforeEach(() => {
  simulator.authority.userTokenSeconds = 14_400;
  simulator.authority.refuseRefreshWith = null;
});

const authorize = (change: Record<string, string | undefined> = {}) => {
  const fields = {
    client_id: CLIENT.id,
    redirect_uri: REDIRECT,
    response_type: "code",
    scope: "user:read:email",
    ...change,
  };
  const given = Object.entries(fields).filter((entry): entry is [string, string] => entry[1] !== undefined);
  return see(`${simulator.url}/oauth2/authorize?${new URLSearchParams(given)}`);
};
const validate = (authorization: string) =>
  see<Record<string, unknown>>(`${simulator.url}/oauth2/validate`, { headers: { authorization } });

describe("the sign-in page", () => {
  test("offers every persona, says what is asked, and keeps the request", async () => {
    const page = await authorize({ state: 'a"b' });
    expect(page.status).toBe(200);
    expect(page.headers.get("content-type")).toContain("text/html");
    for (const { displayName } of personaList) expect(page.text).toContain(`Continue as ${displayName}`);
    expect(page.text).toContain("See your email address");
    expect(page.text).toContain('name="state" value="a&quot;b"');
  });

  test.each([
    [{ client_id: undefined }, "missing client id"],
    [{ redirect_uri: undefined }, "missing redirect uri"],
    [{ redirect_uri: "http://example.com/cb" }, "redirect_uri must be https"],
    [{ redirect_uri: "javascript:alert(1)" }, "redirect_uri must be https"],
    [{ response_type: "token" }, "response_type must be code"],
    [{ scope: "user:read:email <b>" }, "invalid scope requested"],
  ])("shows an error instead of redirecting: %j", async (change, message) => {
    const page = await authorize(change);
    expect(page.status).toBe(400);
    expect(page.text).toContain(message);
    expect(page.headers.get("location")).toBeNull();
  });

  test("sends back a code with scope and state", async () => {
    const back = await consent(simulator, "vera", "user:read:email user:read:follows", "x&y=z");
    expect(back.href.startsWith(`${REDIRECT}?`)).toBe(true);
    expect(back.searchParams.get("state")).toBe("x&y=z");
    expect(back.searchParams.get("scope")).toBe("user:read:email user:read:follows");
    expect(back.searchParams.get("code")).toMatch(/^[0-9a-f]{30}$/);
  });

  test("sends back access_denied when the person cancels", async () => {
    const back = await consent(simulator, "", "user:read:email", "s1");
    expect(Object.fromEntries(back.searchParams)).toEqual({
      error: "access_denied",
      error_description: "The user denied you access",
      state: "s1",
    });
  });
});

describe("tokens", () => {
  test("a code becomes tokens whose scope is an array", async () => {
    const code = (await consent(simulator, "vera", "user:read:email")).searchParams.get("code") ?? "";
    const fields = { grant_type: "authorization_code", code, redirect_uri: REDIRECT };
    const answer = await askToken(simulator, fields);
    expect(answer.status).toBe(200);
    expect(answer.body).toEqual({
      access_token: expect.any(String),
      refresh_token: expect.any(String),
      expires_in: 14_400,
      scope: ["user:read:email"],
      token_type: "bearer",
    });
    const again = await askToken(simulator, fields);
    expect([again.status, again.body]).toEqual([400, { status: 400, message: "Invalid authorization code" }]);
  });

  test("client credentials give an app token without scope or refresh token", async () => {
    const { body } = await askToken(simulator, { grant_type: "client_credentials" });
    expect(body).toEqual({ access_token: expect.any(String), expires_in: 5_011_271, token_type: "bearer" });
  });

  test("parameters in the query are read too", async () => {
    const query = new URLSearchParams({
      client_id: CLIENT.id,
      client_secret: CLIENT.secret,
      grant_type: "client_credentials",
    });
    expect((await see(`${simulator.url}/oauth2/token?${query}`, { method: "POST" })).status).toBe(200);
  });

  test.each([
    [{ client_secret: "wrong" }, 403, "invalid client secret"],
    [{ client_id: "" }, 400, "missing client id"],
    [{ grant_type: "password" }, 400, "Invalid grant type"],
    [{ grant_type: "" }, 400, "missing grant type"],
  ])("a request with %j is refused", async (change, status, message) => {
    await appToken(simulator);
    const answer = await askToken(simulator, { grant_type: "client_credentials", ...change });
    expect([answer.status, answer.body]).toEqual([status, { status, message }]);
  });

  test("refreshing rotates: the new ones work, the old refresh token is refused", async () => {
    simulator.requests.clear();
    const first = await signIn(simulator, personas.vera);
    const fields = { grant_type: "refresh_token", refresh_token: first.refresh_token };
    const second = await askToken(simulator, fields);
    expect(second.body.refresh_token).not.toBe(first.refresh_token);
    expect(second.body.scope).toEqual(first.scope);
    expect((await helix(simulator, second.body.access_token, "users")).body.data[0]?.login).toBe("vera");
    const third = await askToken(simulator, fields);
    expect(simulator.requests.count("oauth2/token refresh_token")).toBe(2);
    expect([third.status, third.body]).toEqual([
      400,
      { error: "Bad Request", status: 400, message: "Invalid refresh token" },
    ]);
  });

  test("refreshing can be refused with 401", async () => {
    const { refresh_token } = await signIn(simulator, personas.vera);
    simulator.authority.refuseRefreshWith = 401;
    expect((await askToken(simulator, { grant_type: "refresh_token", refresh_token })).status).toBe(401);
  });
});

describe("validate", () => {
  test("tells whose token it is, with OAuth and with Bearer", async () => {
    const { access_token } = await signIn(simulator, personas.vera);
    for (const scheme of ["OAuth", "Bearer"]) {
      const { status, body } = await validate(`${scheme} ${access_token}`);
      expect(status).toBe(200);
      expect(body).toEqual({
        client_id: CLIENT.id,
        login: "vera",
        user_id: personas.vera.id,
        scopes: ["user:read:email", "user:read:follows"],
        expires_in: expect.any(Number),
      });
    }
  });

  test("of an app token it tells no person", async () => {
    const { body } = await validate(`OAuth ${await appToken(simulator)}`);
    expect(body).toEqual({ client_id: CLIENT.id, scopes: null, expires_in: expect.any(Number) });
  });

  test("ends with the token: expired, all expired, revoked, disconnected", async () => {
    const refused = { status: 401, body: { status: 401, message: "invalid access token" } };
    simulator.authority.userTokenSeconds = 0;
    const expired = await signIn(simulator, personas.vera);
    expect(await validate(`OAuth ${expired.access_token}`)).toMatchObject(refused);
    simulator.authority.userTokenSeconds = 14_400;

    const gone = await signIn(simulator, personas.vera);
    simulator.authority.expireAccessTokens();
    expect(await validate(`OAuth ${gone.access_token}`)).toMatchObject(refused);
    expect((await helix(simulator, gone.access_token, "users")).body).toEqual({
      error: "Unauthorized",
      status: 401,
      message: "Invalid OAuth token",
    });

    const revoked = await signIn(simulator, personas.vera);
    const body = new URLSearchParams({ client_id: CLIENT.id, token: revoked.access_token });
    const revoke = () => see(`${simulator.url}/oauth2/revoke`, { method: "POST", body });
    expect(await revoke()).toMatchObject({ status: 200, text: "" });
    expect(await validate(`OAuth ${revoked.access_token}`)).toMatchObject(refused);
    expect(await revoke()).toMatchObject({ status: 400, body: { status: 400, message: "Invalid token" } });

    const left = await signIn(simulator, personas.vera);
    simulator.authority.disconnect(personas.vera.id);
    expect(await validate(`OAuth ${left.access_token}`)).toMatchObject(refused);
    expect(await validate("")).toMatchObject(refused);
  });
});
