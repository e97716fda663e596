import { afterEach, beforeEach, expect, inject, vi } from "vitest";
import { envSchema } from "@/lib/env/schema";
import { testEnvironment } from "./env";

// A developer's own DATABASE_URL or Twitch keys must never be what a test runs against.
for (const name of Object.keys(envSchema.shape)) delete process.env[name];
Object.assign(process.env, testEnvironment());
const postgresUrl = inject("postgresUrl");
if (postgresUrl) process.env.TEST_POSTGRES_URL = postgresUrl;

// Noise hides the one line that matters: whoever expects a complaint has to say so with a spy.
beforeEach(() => {
  vi.spyOn(console, "error");
  vi.spyOn(console, "warn");
});
afterEach(() => {
  const complaints = [vi.mocked(console.error), vi.mocked(console.warn)].flatMap(
    (spy) => spy.mock?.calls ?? [],
  );
  vi.restoreAllMocks();
  expect(complaints, "unexpected console output").toEqual([]);
});
