import { describe, expect, test } from "vitest";
import { apiHeaders, contentSecurityPolicy, securityHeaders } from "./security-headers";

const around = {
  nonce: "abc",
  appUrl: "https://tally.example",
  realtimeUrl: "https://live.tally.example/",
  authUrl: "https://id.twitch.tv/oauth2",
  simulatorUrl: undefined,
  development: false,
};
const directive = (policy: string, name: string) =>
  policy
    .split("; ")
    .find((part) => part.startsWith(`${name} `))
    ?.slice(name.length + 1);

describe("the content security policy", () => {
  test("runs scripts by nonce only", () => {
    expect(directive(contentSecurityPolicy(around), "script-src")).toBe(
      "'self' 'nonce-abc' 'strict-dynamic'",
    );
  });

  test("lets the page speak to itself and to the sidecar, over http and as a socket", () => {
    expect(directive(contentSecurityPolicy(around), "connect-src")).toBe(
      "'self' https://live.tally.example wss://live.tally.example",
    );
  });

  test("takes pictures from the simulator only where there is one", () => {
    expect(directive(contentSecurityPolicy(around), "img-src")).toBe("'self' data: https:");
    const simulated = contentSecurityPolicy({ ...around, simulatorUrl: "http://localhost:3003/x" });
    expect(directive(simulated, "img-src")).toBe("'self' data: https: http://localhost:3003");
  });

  test("plays videos of its own, and frames Twitch's player and nothing else", () => {
    expect(directive(contentSecurityPolicy(around), "media-src")).toBe("'self'");
    const twitch = "https://clips.twitch.tv";
    expect(directive(contentSecurityPolicy(around), "frame-src")).toBe(twitch);
    const simulated = contentSecurityPolicy({ ...around, simulatorUrl: "http://localhost:3003/x" });
    expect(directive(simulated, "frame-src")).toBe(`${twitch} http://localhost:3003`);
  });

  test("lets nobody frame us, and sends forms nowhere but here and to Twitch", () => {
    expect(directive(contentSecurityPolicy(around), "frame-ancestors")).toBe("'none'");
    expect(directive(contentSecurityPolicy(around), "form-action")).toBe(
      "'self' https://id.twitch.tv https://*.twitch.tv",
    );
  });

  test("lets our own service worker run", () => {
    expect(directive(contentSecurityPolicy(around), "worker-src")).toBe("'self'");
  });

  test("lets code be evaluated in development and nowhere else", () => {
    expect(contentSecurityPolicy({ ...around, development: true })).toContain("'unsafe-eval'");
    expect(contentSecurityPolicy(around)).not.toContain("unsafe-eval");
  });
});

test("what the list of OWASP asks for is there", () => {
  expect(securityHeaders("default-src 'none'", around.appUrl)).toMatchObject({
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
    "x-permitted-cross-domain-policies": "none",
    "referrer-policy": "strict-origin-when-cross-origin",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "permissions-policy": expect.stringContaining("camera=()"),
  });
});

test("browsers are held to https only where the site is on https", () => {
  expect(apiHeaders(around.appUrl)).toHaveProperty("strict-transport-security");
  expect(apiHeaders("http://localhost:3000")).not.toHaveProperty("strict-transport-security");
});
