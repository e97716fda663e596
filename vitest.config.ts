import { defineConfig } from "vitest/config";

const resolve = { alias: { "@": import.meta.dirname } };
const setupFiles = ["tests/support/setup.ts"];

export default defineConfig({
  test: {
    projects: [
      {
        resolve,
        test: {
          name: "unit",
          setupFiles,
          include: ["{app,components,lib,scripts,tests/bench}/**/*.test.{ts,tsx}"],
          // Pure code shares nothing between files; a fresh process for each took four times as long.
          isolate: false,
        },
      },
      {
        resolve,
        test: {
          name: "integration",
          setupFiles,
          include: ["tests/{architecture,integration}/**/*.test.ts"],
          globalSetup: ["tests/support/postgres-global-setup.ts"],
          testTimeout: 30_000,
          hookTimeout: 60_000,
        },
      },
    ],
  },
});
