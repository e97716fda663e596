import { afterAll, beforeAll, expect, test } from "vitest";
import { createPool } from "@/lib/db/client";
import { type TestDatabase, testDatabase } from "../support/database";

let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase();
});
afterAll(() => database.drop());

test("a connection that breaks just when it is handed out ends no process", async () => {
  const pool = createPool(database.url, 1);
  for (const _ of ["a new one", "one that was idle"]) {
    const client = await pool.connect();
    // An error that nobody listens to is thrown.
    expect(() => client.emit("error", new Error("terminating connection"))).not.toThrow();
    client.release();
  }
  await pool.end();
});
