import { describe, expect, test, vi } from "vitest";
import { Problem } from "@/lib/http/client";
import { createQueryClient } from "./query-client";

/** How often a query that keeps failing like this is asked, retries included. */
async function timesAsked(problem: Problem, onSignedOut?: () => void): Promise<number> {
  const ask = vi.fn(async () => Promise.reject(problem));
  const client = createQueryClient(onSignedOut);
  const retryDelay = 0;
  const { retry } = client.getDefaultOptions().queries ?? {};
  await client
    .fetchQuery({ queryKey: ["x"], queryFn: ask, retryDelay, ...(retry === undefined ? {} : { retry }) })
    .catch(() => undefined);
  return ask.mock.calls.length;
}

describe("what failed", () => {
  test.each([0, 429, 500, 503])("with %d is asked three times in all, not for ever", async (status) =>
    expect(await timesAsked(new Problem(status, {}))).toBe(3),
  );
  test.each([400, 403, 404, 422])("with %d is not asked again", async (status) =>
    expect(await timesAsked(new Problem(status, {}))).toBe(1),
  );
  test("with 401 says that the session has ended, once", async () => {
    const onSignedOut = vi.fn();
    await timesAsked(new Problem(401, {}), onSignedOut);
    expect(onSignedOut).toHaveBeenCalledOnce();
  });
});

test("a retry waits at least as long as the server said, and never much longer than 15 s otherwise", () => {
  const { retryDelay } = createQueryClient().getDefaultOptions().queries ?? {};
  if (typeof retryDelay !== "function") throw new Error("there is no rule for pauses");
  expect(retryDelay(0, new Problem(429, {}, 30))).toBeGreaterThanOrEqual(30_000);
  expect(retryDelay(0, new Problem(503, {}))).toBeLessThanOrEqual(1_250);
  expect(retryDelay(20, new Problem(503, {}))).toBeLessThanOrEqual(18_750);
});
