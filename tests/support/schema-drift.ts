import { readdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { PrismaPg } from "@prisma/adapter-pg";
import { bindMigrationAwareSqlAdapterFactory, ColumnTypeEnum } from "@prisma/driver-adapter-utils";
import type * as Engine from "@prisma/schema-engine-wasm/schema_engine_bg";
import pg from "pg";

/** PostgreSQL's one-byte type "char", which only its catalog uses. */
const CHAR_OID = 18;
const TEXT_OID = 25;

/**
 * The SQL that would bring a database to what the Prisma schema says; "-- This is an empty migration." when
 * the two agree. Runs Prisma's own engine as WebAssembly, because its native binary may not be downloaded.
 */
export async function schemaDrift(url: string, schemaFolder: string): Promise<string> {
  const files = readdirSync(schemaFolder).map((name) => {
    const path = join(schemaFolder, name);
    return { path, content: readFileSync(path, "utf8") };
  });
  const { SchemaEngine } = await engine();
  const pool = new pg.Pool({ connectionString: url });
  const running = await SchemaEngine.new(
    { datamodels: files.map(({ path, content }) => [path, content]) },
    () => undefined,
    adapterOn(pool),
  );
  try {
    const { stdout } = await running.diff({
      from: { tag: "schemaDatasource", files, configDir: "." },
      to: { tag: "schemaDatamodel", files },
      script: true,
      exitCode: null,
      shadowDatabaseUrl: null,
      filters: { externalTables: [], externalEnums: [] },
    } as Engine.DiffParams);
    return stdout?.trim() ?? "";
  } finally {
    running.free();
    await pool.end();
  }
}

/**
 * Two corrections the engine needs on PostgreSQL 18 (github.com/prisma/orm/issues/29635): "char" columns have
 * no mapping in adapter-pg, and NOT NULL constraints (contype 'n', new in 18) stop its reading of constraints.
 */
function adapterOn(pool: pg.Pool): object {
  const charColumns = new WeakMap<unknown[], number[]>();
  const query = pool.query.bind(pool) as (config: pg.QueryArrayConfig) => Promise<pg.QueryArrayResult>;
  const renamingChar = async (config: pg.QueryArrayConfig) => {
    const result = await query(config);
    const found = [...(result.fields ?? []).entries()].filter(([, field]) => field.dataTypeID === CHAR_OID);
    for (const [, field] of found) field.dataTypeID = TEXT_OID;
    charColumns.set(
      result.rows,
      found.map(([index]) => index),
    );
    return result;
  };
  const inner = new PrismaPg(Object.assign(pool, { query: renamingChar }));
  const connect = async () => {
    const adapter = await inner.connect();
    const queryRaw = adapter.queryRaw.bind(adapter);
    adapter.queryRaw = async (asked) => {
      const sql = asked.sql.replace("contype NOT IN ('p', 'u', 'f')", "contype NOT IN ('p', 'u', 'f', 'n')");
      const result = await queryRaw({ ...asked, sql });
      for (const index of charColumns.get(result.rows) ?? [])
        result.columnTypes[index] = ColumnTypeEnum.Character;
      return result;
    };
    return adapter;
  };
  const { provider, adapterName } = inner;
  return bindMigrationAwareSqlAdapterFactory({ provider, adapterName, connect, connectToShadowDb: connect });
}

let loaded: Promise<typeof Engine> | undefined;

/** Once in a process: the glue code keeps views of the first instance's memory. */
function engine(): Promise<typeof Engine> {
  loaded ??= instantiate();
  return loaded;
}

async function instantiate(): Promise<typeof Engine> {
  Object.assign(globalThis, {
    PRISMA_WASM_PANIC_REGISTRY: { set_message: (message: string) => console.error(message) },
  });
  const file = createRequire(import.meta.url).resolve("@prisma/schema-engine-wasm/schema_engine_bg");
  const glue = (await import(pathToFileURL(file).href)) as typeof Engine & {
    __wbg_set_wasm(exports: WebAssembly.Exports): void;
  };
  const module_ = new WebAssembly.Module(readFileSync(file.replace(/\.js$/, ".wasm")));
  const { exports } = new WebAssembly.Instance(module_, {
    "./schema_engine_bg.js": glue as unknown as WebAssembly.ModuleImports,
  });
  glue.__wbg_set_wasm(exports);
  (exports.__wbindgen_start as () => void)();
  return glue;
}
