import { readFileSync } from "node:fs";
import { parseEnv as parseDotEnv } from "node:util";
import { expect, test } from "vitest";
import { envSchema, parseEnv } from "@/lib/env/schema";
import { testEnvironment } from "@/tests/support/env";

/** Read by scripts and tests only, so they are not part of the processes' configuration. */
const OF_SCRIPTS = ["CHROMIUM_PATH", "HOST", "SIMULATOR_CHAT_PORT", "SIMULATOR_PORT", "TEST_POSTGRES_URL"];
const text = readFileSync(".env.example", "utf8");
const documented = Object.keys(parseDotEnv(text));

test(".env.example names every setting there is, and no other", () => {
  expect(documented.toSorted()).toEqual([...Object.keys(envSchema.shape), ...OF_SCRIPTS].toSorted());
});

test("every setting has words above it", () => {
  const bare = text
    .split(/\n\n|^#.*──.*$/m)
    .filter((block) => /^[A-Z_]+=/m.test(block))
    .filter((block) => !block.trimStart().startsWith("#"));
  expect(bare).toEqual([]);
});

test("a copied .env.example changes nothing", () => {
  expect(parseEnv({ ...parseDotEnv(text), ...testEnvironment() })).toEqual(parseEnv(testEnvironment()));
});

test("each default that is promised is the one that holds", () => {
  const env = parseEnv(testEnvironment({ NODE_ENV: "production", LOG_LEVEL: "" }));
  const promised = [...text.matchAll(/Default: (\w[\w.]*)\n([A-Z_]+)=/g)].map(([, value, name]) => ({
    name,
    value,
  }));
  expect(promised.length).toBeGreaterThan(5);
  const held = promised.map(({ name }) => ({ name, value: String(env[name as keyof typeof env]) }));
  expect(promised).toEqual(held);
});
