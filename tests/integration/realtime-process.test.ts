import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { createServer } from "node:net";
import { afterEach, beforeEach, expect, test } from "vitest";
import { type TestDatabase, testDatabase } from "@/tests/support/database";
import { testEnvironment } from "@/tests/support/env";
import { event } from "@/tests/support/events";
import { eventually } from "@/tests/support/eventually";
import { APP_URL, openPage, publish, signIn } from "@/tests/support/realtime";

let database: TestDatabase;
const children: ChildProcess[] = [];

beforeEach(async () => {
  database = await testDatabase();
});
afterEach(async () => {
  for (const child of children.splice(0)) child.kill("SIGKILL");
  await database.drop();
});

async function freePort(): Promise<number> {
  const server = createServer().listen(0);
  await once(server, "listening");
  const address = server.address();
  server.close();
  await once(server, "close");
  if (address === null || typeof address === "string") throw new Error("no port");
  return address.port;
}

/** Starts the process as `npm start` does. */
function startProcess(port: number, overrides: Record<string, string> = {}): ChildProcess {
  const env = testEnvironment({
    DATABASE_URL: database.url,
    REALTIME_PORT: String(port),
    APP_URL,
    ...overrides,
  });
  const child = spawn(process.execPath, ["--import", "tsx", "lib/realtime/server/main.ts"], {
    env: { NODE_ENV: "test", ...env },
    stdio: ["ignore", "ignore", "pipe"],
  });
  children.push(child);
  return child;
}

test("the process serves, and ends well and soon when told to, with sockets open", async () => {
  const port = await freePort();
  const child = startProcess(port);
  const url = `http://localhost:${port}`;
  await eventually(async () => expect((await fetch(`${url}/health/ready`)).status).toBe(200), {
    timeout: 60_000,
    interval: 100,
  });
  const page = openPage(url, await signIn(database.pool, ["1"]));
  try {
    await eventually(() => expect(page.connection.status.get().state).toBe("online"));
    await publish(database.pool, event.online("1"));
    await eventually(() => expect(page.events).toHaveLength(1));
    const asked = Date.now();
    child.kill("SIGTERM");
    expect(await once(child, "exit")).toEqual([0, null]);
    // With sockets open a server does not end by itself.
    expect(Date.now() - asked).toBeLessThan(20_000);
    await eventually(() => expect(page.connection.status.get().state).not.toBe("online"));
  } finally {
    page.close();
  }
});

test("the process says what is wrong with its configuration and ends", async () => {
  const child = startProcess(await freePort(), { APP_URL: "not an address" });
  let said = "";
  child.stderr?.on("data", (text: Buffer) => {
    said += text;
  });
  expect(await once(child, "exit")).toEqual([1, null]);
  expect(said).toContain("APP_URL");
});
