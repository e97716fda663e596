import { beforeEach, describe, expect, test } from "vitest";
import { Authority } from "./authority";

const START = 1_800_000_000_000;
let clock: { now: number };
let authority: Authority;

beforeEach(() => {
  clock = { now: START };
  authority = new Authority("key", () => clock.now);
});

const REDIRECT = "http://localhost:3000/callback";
const grant = { clientId: "app", redirectUri: REDIRECT, userId: "900000001", scopes: ["user:read:follows"] };
const signIn = () => authority.exchangeCode(authority.grantCode(grant), "app", REDIRECT);

describe("codes", () => {
  test("give tokens once", () => {
    const code = authority.grantCode(grant);
    const tokens = authority.exchangeCode(code, "app", REDIRECT);
    expect(authority.identify(tokens.accessToken)).toMatchObject({ clientId: "app", userId: "900000001" });
    expect(() => authority.exchangeCode(code, "app", REDIRECT)).toThrow("Invalid authorization code");
  });

  test.each([
    ["another client", "other", REDIRECT, 0],
    ["another address", "app", "http://localhost:3000/else", 0],
    ["ten minutes late", "app", REDIRECT, 600_000],
  ])("are refused: %s", (_why, clientId, redirectUri, lateMs) => {
    const code = authority.grantCode(grant);
    clock.now += lateMs;
    expect(() => authority.exchangeCode(code, clientId, redirectUri)).toThrow("Invalid authorization code");
  });
});

describe("access tokens", () => {
  test("end when their time is over", () => {
    authority.userTokenSeconds = 60;
    const { accessToken } = signIn();
    clock.now += 59_999;
    expect(authority.identify(accessToken)).toBeDefined();
    clock.now += 1;
    expect(authority.identify(accessToken)).toBeUndefined();
  });

  test("all end at once, app tokens too, and refreshing gives valid ones", () => {
    const { accessToken, refreshToken } = signIn();
    const app = authority.issueAppToken("app").accessToken;
    authority.expireAccessTokens();
    expect(authority.identify(accessToken)).toBeUndefined();
    expect(authority.identify(app)).toBeUndefined();
    expect(authority.identify(authority.refresh(refreshToken, "app").accessToken)).toBeDefined();
    expect(authority.identify(authority.issueAppToken("app").accessToken)).toBeDefined();
  });

  test("are still known by a simulator that was started anew", () => {
    const { accessToken, refreshToken } = signIn();
    const restarted = new Authority("key", () => clock.now);
    expect(restarted.identify(accessToken)).toMatchObject({ userId: "900000001" });
    expect(restarted.refresh(refreshToken, "app").scopes).toEqual(["user:read:follows"]);
    expect(new Authority("another key", () => clock.now).identify(accessToken)).toBeUndefined();
  });

  test.each(["", ".", "a.b", "x", "e30.AAAAAAAAAAAAAAAAAAAAAA"])("forged ones are nothing: %j", (token) => {
    expect(authority.identify(token)).toBeUndefined();
  });

  test("a refresh token is not an access token", () => {
    expect(authority.identify(signIn().refreshToken)).toBeUndefined();
  });
});

describe("refreshing", () => {
  test("uses the refresh token up and gives another", () => {
    const first = signIn();
    const second = authority.refresh(first.refreshToken, "app");
    expect(second.refreshToken).not.toBe(first.refreshToken);
    expect(() => authority.refresh(first.refreshToken, "app")).toThrow("Invalid refresh token");
    expect(authority.refresh(second.refreshToken, "app").scopes).toEqual(["user:read:follows"]);
  });

  test("is refused to another client, and to all while switched off", () => {
    const { refreshToken } = signIn();
    expect(() => authority.refresh(refreshToken, "other")).toThrow("Invalid refresh token");
    authority.refuseRefreshWith = 401;
    expect(() => authority.refresh(refreshToken, "app")).toThrow(expect.objectContaining({ status: 401 }));
    authority.refuseRefreshWith = null;
    expect(authority.refresh(refreshToken, "app").accessToken).not.toBe("");
  });
});

test("a person who disconnects ends all their tokens, and nobody else's, until the next sign-in", () => {
  const { accessToken, refreshToken } = signIn();
  const other = authority.exchangeCode(
    authority.grantCode({ ...grant, userId: "900000002" }),
    "app",
    REDIRECT,
  );
  authority.disconnect("900000001");
  expect(authority.identify(accessToken)).toBeUndefined();
  expect(() => authority.refresh(refreshToken, "app")).toThrow();
  expect(authority.grantedScopes("app", "900000001")).toEqual([]);
  expect(authority.identify(other.accessToken)).toBeDefined();
  expect(authority.identify(signIn().accessToken)).toBeDefined();
});

test("revoking ends one token, once, and only its own client may", () => {
  const { accessToken } = signIn();
  expect(() => authority.revoke(accessToken, "other")).toThrow("Invalid token");
  authority.revoke(accessToken, "app");
  expect(authority.identify(accessToken)).toBeUndefined();
  expect(() => authority.revoke(accessToken, "app")).toThrow("Invalid token");
});

test("what a person allowed adds up over sign-ins", () => {
  signIn();
  authority.exchangeCode(authority.grantCode({ ...grant, scopes: ["chat:read"] }), "app", REDIRECT);
  expect(authority.grantedScopes("app", "900000001")).toEqual(["chat:read", "user:read:follows"]);
});

test("a client's first secret is its secret", () => {
  authority.checkClient("app", "secret");
  authority.checkClient("app", "secret");
  expect(() => authority.checkClient("app", "wrong")).toThrow(expect.objectContaining({ status: 403 }));
  expect(() => authority.checkClient("", "secret")).toThrow(expect.objectContaining({ status: 400 }));
});
