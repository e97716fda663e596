import { unstable_doesMiddlewareMatch as matches } from "next/experimental/testing/server";
import { NextRequest } from "next/server";
import { beforeAll, describe, expect, test } from "vitest";
import { PAGE_PATH_HEADER } from "@/lib/auth/page-path";
import { config, proxy } from "@/proxy";

beforeAll(() => {
  Object.assign(process.env, { APP_URL: "https://tally.example", REALTIME_URL: "https://tally.example" });
});

const ask = (path: string, headers: Record<string, string> = {}) =>
  proxy(new NextRequest(new URL(path, "https://tally.example"), { headers }));
/** A header as the page will see it: Next hands the changed ones on under this name. */
const handedOn = (response: Response, name: string) => response.headers.get(`x-middleware-request-${name}`);

describe("every page", () => {
  test("gets a nonce of its own, the same in what Next reads and in what the browser gets", () => {
    const [one, other] = [ask("/dashboard"), ask("/dashboard")];
    const policy = one.headers.get("content-security-policy");
    expect(policy).toMatch(/script-src 'self' 'nonce-[0-9a-f]{32}' 'strict-dynamic';/);
    expect(handedOn(one, "content-security-policy")).toBe(policy);
    expect(other.headers.get("content-security-policy")).not.toBe(policy);
  });

  test("cannot be given a policy, a path or an odd request id from outside", () => {
    const response = ask("/following?q=a", {
      "content-security-policy": "script-src *",
      [PAGE_PATH_HEADER]: "/elsewhere",
      "x-request-id": "<script>",
    });
    expect(handedOn(response, "content-security-policy")).toContain("'strict-dynamic'");
    expect(handedOn(response, PAGE_PATH_HEADER)).toBe("/following?q=a");
    const requestId = response.headers.get("x-request-id");
    expect(requestId).toMatch(/^[0-9a-f-]{36}$/);
    expect(handedOn(response, "x-request-id")).toBe(requestId);
  });

  test("keeps a proper request id, and holds browsers to https", () => {
    const response = ask("/", { "x-request-id": "trace-0123456789" });
    expect(response.headers.get("x-request-id")).toBe("trace-0123456789");
    expect(response.headers.get("strict-transport-security")).toMatch(/^max-age=\d+/);
  });
});

describe("an answer of the API", () => {
  test("is no page: it loads nothing and is framed by nobody", () => {
    for (const path of ["/api/v1/me", "/api/openapi.json", "/api/v1/nowhere"]) {
      const { headers } = ask(path);
      expect(headers.get("content-security-policy")).toBe("default-src 'none'; frame-ancestors 'none'");
      expect(headers.get("x-content-type-options")).toBe("nosniff");
      expect(headers.get("cross-origin-resource-policy")).toBe("same-origin");
    }
  });

  test("of signing in may be a page", () => {
    expect(ask("/api/auth/error").headers.get("content-security-policy")).toContain("'strict-dynamic'");
  });
});

test.each<[string, boolean]>([
  ["/", true],
  ["/dashboard", true],
  ["/api/v1/me", true],
  ["/health", false],
  ["/health/ready", false],
  ["/health/live", false],
  ["/healthz", false],
  ["/metrics", false],
  ["/favicon.ico", false],
  ["/_next/static/chunks/a.js", false],
  // Pages that are not there are pages too.
  ["/healthy", true],
  ["/metrics-of-mine", true],
  ["/icons", true],
])("%s goes through the proxy: %s", (url, expected) => {
  expect(matches({ config, nextConfig: {}, url })).toBe(expected);
});
