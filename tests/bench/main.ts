import { readdirSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { parseArgs } from "node:util";
import { testEnvironment } from "@/tests/support/env";
import type { Bench, Row } from "./support/bench";
import { benchContext } from "./support/context";
import { benchServer, machine } from "./support/server";
import { table } from "./support/table";

/** `npm run bench [name …] [--json]`: every tests/bench/*.bench.ts, or those named, one after the other. */
const { values, positionals: names } = parseArgs({
  allowPositionals: true,
  options: { json: { type: "boolean", default: false } },
});

async function load(): Promise<Bench[]> {
  const files = readdirSync(import.meta.dirname).filter((file) => file.endsWith(".bench.ts"));
  const modules = await Promise.all(
    files
      .sort()
      .map(
        (file) => import(pathToFileURL(join(import.meta.dirname, file)).href) as Promise<{ bench: Bench }>,
      ),
  );
  return modules.map(({ bench }) => bench);
}

async function runAll(benches: Bench[], server: string): Promise<Row[]> {
  const rows: Row[] = [];
  for (const bench of benches) {
    console.error(`${bench.name} …`);
    const context = benchContext(server);
    try {
      rows.push(...(await bench.run(context)));
    } finally {
      await context.close();
    }
  }
  return rows;
}

Object.assign(process.env, testEnvironment());
const all = await load();
const unknown = names.filter((name) => !all.some((bench) => bench.name === name));
if (unknown.length > 0) {
  console.error(
    `No such benchmark: ${unknown.join(", ")}. There are: ${all.map(({ name }) => name).join(", ")}.`,
  );
  process.exit(2);
}
const server = await benchServer();
try {
  const rows = await runAll(
    names.length === 0 ? all : all.filter(({ name }) => names.includes(name)),
    server.url,
  );
  console.log(values.json ? JSON.stringify(rows, null, 2) : `${await machine(server.url)}\n\n${table(rows)}`);
  process.exitCode = rows.some(({ pass }) => pass === false) ? 1 : 0;
} finally {
  await server.stop();
}
process.exit();
