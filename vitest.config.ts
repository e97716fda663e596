import { defineConfig } from "vitest/config";

const shared = {
  resolve: { alias: { "@": import.meta.dirname } },
  test: { environment: "node", setupFiles: ["tests/support/setup.ts"] },
} as const;

export default defineConfig({
  test: {
    projects: [
      {
        ...shared,
        test: {
          ...shared.test,
          setupFiles: [...shared.test.setupFiles],
          name: "unit",
          // Pure code shares nothing between files; a fresh process for each took four times as long.
          isolate: false,
          include: ["{app,components,lib,scripts,tests/bench}/**/*.test.{ts,tsx}"],
        },
      },
      {
        ...shared,
        test: {
          ...shared.test,
          setupFiles: [...shared.test.setupFiles],
          name: "integration",
          include: ["tests/{architecture,integration}/**/*.test.ts"],
          globalSetup: ["tests/support/postgres-global-setup.ts"],
          testTimeout: 30_000,
          hookTimeout: 60_000,
        },
      },
    ],
  },
});
