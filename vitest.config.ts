import { availableParallelism } from "node:os";
import { configDefaults, defineConfig } from "vitest/config";

const resolve = { alias: { "@": import.meta.dirname } };
const setupFiles = ["tests/support/setup.ts"];
/** What is needed with a database of one's own. */
const withPostgres = {
  setupFiles,
  globalSetup: ["tests/support/postgres-global-setup.ts"],
  // Far more than any takes: what is slow on a machine that is busy is not wrong. Where time matters a test says so.
  testTimeout: 120_000,
  hookTimeout: 120_000,
  expect: { poll: { timeout: 60_000 } },
};
/** Whole processes under load that are held to seconds: they have the machine to themselves. */
const ALONE = ["tests/integration/bot-{chaos,leases}.test.ts", "tests/integration/deliver-chaos.test.ts"];

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
          name: "architecture",
          setupFiles,
          include: ["tests/architecture/**/*.test.ts"],
          // They read and build the whole project.
          testTimeout: 120_000,
          sequence: { groupOrder: 1 },
        },
      },
      {
        resolve,
        test: {
          name: "integration",
          ...withPostgres,
          include: ["tests/integration/**/*.test.ts"],
          exclude: [...configDefaults.exclude, ...ALONE],
          // They wait more than they work, and share nothing but the server: one more than there are cores.
          maxWorkers: availableParallelism() + 1,
          sequence: { groupOrder: 2 },
        },
      },
      {
        resolve,
        test: {
          name: "alone",
          ...withPostgres,
          include: ALONE,
          maxWorkers: 1,
          sequence: { groupOrder: 3 },
        },
      },
    ],
  },
});
