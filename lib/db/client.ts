import { PrismaPg } from "@prisma/adapter-pg";
import pg from "pg";
import { env } from "@/lib/env/server";
import { PrismaClient } from "./generated/client";

/** What a repository function needs: a pool or one connection inside a transaction. */
export interface Db {
  query<Row extends pg.QueryResultRow>(
    sql: string | pg.QueryConfig,
    values?: unknown[],
  ): Promise<pg.QueryResult<Row>>;
}

/** What a service passes on to open transactions with. */
export type Pool = pg.Pool;

interface Connections {
  pool: pg.Pool;
  prisma: PrismaClient;
}

// `next dev` reloads modules; without this each reload would leave a pool behind.
const home = globalThis as { tallylightConnections?: Connections };

function connections(): Connections {
  if (!home.tallylightConnections) {
    const pool = createPool(env().DATABASE_URL, env().DATABASE_POOL_SIZE);
    home.tallylightConnections = { pool, prisma: new PrismaClient({ adapter: new PrismaPg(pool) }) };
  }
  return home.tallylightConnections;
}

/** A pool that survives the server going away: idle connections that break are dropped, not thrown. */
export function createPool(url: string, max: number): pg.Pool {
  const pool = new pg.Pool({
    connectionString: url,
    max,
    connectionTimeoutMillis: 5_000,
    idleTimeoutMillis: 30_000,
  });
  pool.on("error", () => pool.emit("idle-connection-lost"));
  surviveLoss(pool);
  return pool;
}

/**
 * The pool listens to connections that are idle, transactions to theirs; in the moment between nobody does, and a
 * connection that breaks with nobody listening would end the process.
 */
export function surviveLoss(pool: pg.Pool): void {
  pool.on("connect", (client) => client.on("error", () => undefined));
}

/** The process's one pool: set-based statements and hot paths. */
export const db = (): pg.Pool => connections().pool;

/** The process's one Prisma client, on the same pool: pages and ordinary writes. */
export const orm = (): PrismaClient => connections().prisma;

/** Closes everything; for processes that stop and tests that end. */
export async function closeDb(): Promise<void> {
  const open = home.tallylightConnections;
  delete home.tallylightConnections;
  await open?.prisma.$disconnect();
  await open?.pool.end();
}
