import { defineConfig } from "@playwright/test";
import { INSTANCE } from "./tests/e2e/support/instance";

const executablePath = process.env.CHROMIUM_PATH;

export default defineConfig({
  testDir: "tests/e2e",
  testMatch: "**/*.spec.ts",
  outputDir: `test-results/${INSTANCE}`,
  // Starts the system; it has no `webServer`, because the system is more than one server.
  globalSetup: "tests/e2e/global-setup.ts",
  workers: 1,
  // What had to be repeated is named at the end of npm test.
  retries: process.env.CI === "true" ? 2 : 0,
  forbidOnly: process.env.CI === "true",
  // Patience only: much goes through the worker and the simulated Twitch, on machines that may be slow.
  timeout: 240_000,
  expect: { timeout: 30_000 },
  reporter: [["list"], ["json", { outputFile: `.data/test/e2e-${INSTANCE}.json` }]],
  use: {
    // Set by the global setup, which runs before the workers read this file again.
    ...(process.env.E2E_APP_URL ? { baseURL: process.env.E2E_APP_URL } : {}),
    trace: "retain-on-failure",
    screenshot: "only-on-failure",
    launchOptions: executablePath ? { executablePath } : {},
  },
  projects: [{ name: "chromium", use: { browserName: "chromium" } }],
});
