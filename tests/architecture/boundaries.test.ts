import { createRequire } from "node:module";
import { resolve } from "node:path";
import { expect, test } from "vitest";
import { cruise } from "./support/cruise";
import { smallTree } from "./support/small-tree";

// That the project keeps its rules the gate "boundaries" says (scripts/check/gates.ts). Here, that the gate's silence
// means something: the tool sees the code, and each rule finds what offends it.

/** A tree in which everything is as it should be. */
const clean = {
  "lib/kernel/errors.ts": "export const errors = 1;",
  "lib/env/server.ts": "export const env = 1;",
  "lib/db/client.ts": 'import pg from "pg"; export const db = pg;',
  "lib/twitch/index.ts": "export const twitch = 1;",
  "lib/twitch/simulator/index.ts": 'import "../../kernel/errors"; export const simulator = 1;',
  "lib/streams/schema.ts":
    'import { z } from "zod"; import "@/lib/kernel/errors"; export const stream = z.string();',
  "lib/streams/core/decide.ts": 'import { stream } from "../schema"; export const decide = stream;',
  "lib/streams/queries.ts": 'import { decide } from "./core/decide"; export const query = decide;',
  "lib/streams/repository.ts": 'import pg from "pg"; export const rows = pg;',
  "lib/streams/service.ts":
    'import { rows } from "./repository"; import "@/lib/twitch"; import { db } from "@/lib/db/client"; export const service = [rows, db];',
  "lib/streams/index.ts": 'export { service } from "./service";',
  "lib/bot/index.ts": 'export { service } from "@/lib/streams";',
  "lib/jobs/trigger/index.ts": 'import { task } from "@trigger.dev/sdk"; export const tasks = [task];',
  "trigger/jobs.ts": 'import { tasks } from "@/lib/jobs/trigger"; export const all = tasks;',
  "lib/realtime/server/main.ts": 'import "@/lib/streams";',
  "components/list.tsx": 'import { query } from "@/lib/streams/queries"; export const list = query;',
  "app/page.tsx":
    'import { service } from "@/lib/streams"; import { list } from "@/components/list"; export default [service, list];',
  "scripts/start.ts": 'import "@/lib/twitch/simulator";',
  "tests/support/rows.ts": "export const rows = 1;",
};

/** One offence against each rule: who must not import what. */
const offences: Record<string, { file: string; imports: string }> = {
  "no-circular": { file: "lib/streams/repository.ts", imports: "./service" },
  "kernel-imports-nothing": { file: "lib/kernel/planted.ts", imports: "@/lib/env/server" },
  "core-is-pure": { file: "lib/streams/core/planted.ts", imports: "../repository" },
  "infrastructure-knows-no-domain": { file: "lib/db/planted.ts", imports: "@/lib/streams" },
  "who-asks-is-below-what-is-asked": { file: "lib/http/planted.ts", imports: "@/lib/streams" },
  "database-only-in-repositories": { file: "lib/bot/service.ts", imports: "pg" },
  "domain-public-face-only": { file: "lib/bot/planted.ts", imports: "@/lib/streams/repository" },
  "edges-use-public-faces": { file: "app/planted.ts", imports: "@/lib/streams/service" },
  "trigger-dev-in-its-adapter": { file: "lib/jobs/worker/engine.ts", imports: "@trigger.dev/sdk" },
  "trigger-adapter-for-trigger": { file: "app/tasks.ts", imports: "@/lib/jobs/trigger" },
  "edges-do-not-call-twitch": { file: "app/twitch.ts", imports: "@/lib/twitch" },
  "both-sides-stay-both-sides": { file: "lib/bot/schema.ts", imports: "@/lib/streams" },
  "both-sides-without-node": { file: "lib/bot/queries.ts", imports: "node:fs" },
  "components-are-client-safe": { file: "components/planted.tsx", imports: "@/lib/streams" },
  "components-never-reach-server": { file: "components/far.tsx", imports: "@/lib/bot/schema" },
  "nobody-imports-the-edges": { file: "lib/bot/edge.ts", imports: "@/app/page" },
  "processes-are-leaves": { file: "lib/realtime/planted.ts", imports: "./server/main" },
  "simulator-stays-outside": { file: "lib/twitch/planted.ts", imports: "./simulator" },
  "simulator-stands-alone": { file: "lib/twitch/simulator/planted.ts", imports: "@/lib/twitch" },
  "product-without-tests-and-scripts": { file: "lib/bot/support.ts", imports: "@/tests/support/rows" },
  "product-without-dev-dependencies": { file: "lib/bot/dev.ts", imports: "vitest" },
  "not-to-unresolvable": { file: "lib/bot/nowhere.ts", imports: "./does-not-exist" },
};

const FOLDERS = ["app", "components", "lib", "scripts", "tests", "trigger"];

async function violationsIn(files: Record<string, string>) {
  const tree = smallTree(files);
  try {
    return await cruise(tree.root, FOLDERS);
  } finally {
    tree.remove();
  }
}

test("a tree without offences has none", async () => {
  expect(await violationsIn(clean)).toEqual([]);
});

test("each rule finds what is planted against it", async () => {
  const planted: Record<string, string> = { ...clean };
  for (const { file, imports } of Object.values(offences)) {
    planted[file] = `${planted[file] ?? ""}\nimport "${imports}";\n`;
  }
  const found = await violationsIn(planted);
  const missed = Object.entries(offences).filter(
    ([rule, { file }]) => !found.some((violation) => violation.rule === rule && violation.from === file),
  );
  expect(missed).toEqual([]);
});

test("no rule is without an offence", () => {
  const rules = createRequire(import.meta.url)(resolve(".dependency-cruiser.cjs")) as {
    forbidden: { name: string }[];
  };
  expect(Object.keys(offences).toSorted()).toEqual(rules.forbidden.map(({ name }) => name).toSorted());
});
