import { afterEach, beforeEach, test } from "vitest";
import { withTransaction } from "@/lib/db/tx";
import { makeDay } from "@/lib/streams/repository-days";
import { type TestDatabase, testDatabase } from "@/tests/support/database";

let database: TestDatabase;
beforeEach(async () => {
  database = await testDatabase();
});
afterEach(() => database.drop());

test("a day that several want at once is made by one of them, and there for all", async () => {
  for (let day = 1; day <= 10; day += 1) {
    const at = new Date(Date.UTC(2031, 0, day, 12));
    await Promise.all(
      Array.from({ length: 6 }, () => withTransaction((tx) => makeDay(tx, at), database.pool)),
    );
  }
});
