import { afterEach, describe, expect, test, vi } from "vitest";
import { fetchJson, Problem } from "./client";

const answer = (status: number, body: string | null, headers: Record<string, string> = {}) =>
  vi.stubGlobal("fetch", async () => new Response(body, { status, headers }));

afterEach(() => void vi.unstubAllGlobals());

const failure = async () => {
  const error = await fetchJson("/api/v1/following").catch((thrown: unknown) => thrown);
  expect(error).toBeInstanceOf(Problem);
  return error as Problem;
};

describe("fetchJson", () => {
  test("gives the parsed answer", async () => {
    answer(200, '{"items":[]}', { "content-type": "application/json" });
    expect(await fetchJson("/api/v1/following")).toEqual({ items: [] });
  });

  test("sends a body as JSON, with the cookie of this origin only", async () => {
    const sent = vi.fn(async (..._args: Parameters<typeof fetch>) => new Response(null, { status: 204 }));
    vi.stubGlobal("fetch", sent);
    expect(
      await fetchJson("/api/v1/following/1", { method: "PATCH", body: { muted: true } }),
    ).toBeUndefined();
    const [path, init] = sent.mock.calls[0] ?? [];
    expect(path).toBe("/api/v1/following/1");
    expect(init).toMatchObject({ method: "PATCH", body: '{"muted":true}', credentials: "same-origin" });
  });

  test("throws what the server said, with its fields, its request id and when to try again", async () => {
    const fields = [{ field: "login", message: "must be a Twitch login" }];
    answer(429, JSON.stringify({ title: "Too fast", detail: "Wait 3 s.", requestId: "r-1", fields }), {
      "content-type": "application/problem+json",
      "retry-after": "3",
    });
    const problem = await failure();
    expect(problem).toMatchObject({
      status: 429,
      title: "Too fast",
      detail: "Wait 3 s.",
      requestId: "r-1",
      fields,
      retryAfterSeconds: 3,
      passing: true,
    });
  });

  test.each([
    ["a proxy's page", 502, "<html>Bad gateway</html>", "text/html"],
    ["cut-off JSON", 500, '{"detail":"we', "application/problem+json"],
    ["JSON that is no object", 500, "null", "application/json"],
  ])("makes plain words of %s", async (_name, status, body, type) => {
    answer(status, body, { "content-type": type });
    const problem = await failure();
    expect(problem.status).toBe(status);
    expect(problem.detail).toMatch(/went wrong on our side/);
  });

  test("says when the server cannot be reached, and that this may pass", async () => {
    vi.stubGlobal("fetch", async () => Promise.reject(new TypeError("Failed to fetch")));
    expect(await failure()).toMatchObject({ status: 0, title: "No connection", passing: true });
  });

  test("says it in the language of the page", async () => {
    vi.stubGlobal("document", { documentElement: { lang: "de" } });
    vi.stubGlobal("fetch", async () => Promise.reject(new TypeError("Failed to fetch")));
    expect((await failure()).detail).toMatch(/^Der Server ist nicht erreichbar/);
    answer(502, "<html>Bad gateway</html>", { "content-type": "text/html" });
    expect((await failure()).detail).toMatch(/^Bei uns ist etwas schiefgegangen/);
  });

  test("a request that was called off is not a failure of the server", async () => {
    const control = new AbortController();
    vi.stubGlobal("fetch", async () => {
      control.abort();
      throw new TypeError("Failed to fetch");
    });
    await expect(fetchJson("/api/v1/following", { signal: control.signal })).rejects.toMatchObject({
      name: "AbortError",
    });
  });

  test("what is wrong with the request will not pass by itself", () => {
    for (const status of [400, 401, 403, 404, 409, 413, 422])
      expect(new Problem(status, {}).passing).toBe(false);
  });
});
