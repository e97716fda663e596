import { createServer, type Server } from "node:net";
import { afterEach, describe, expect, test } from "vitest";
import { anyFreePort, choosePort, isFree } from "./ports";

const busy =
  (...ports: number[]) =>
  (port: number) =>
    Promise.resolve(!ports.includes(port));

describe("choosePort", () => {
  test.each([
    { preferred: 3000, taken: [], inUse: [], expected: 3000 },
    { preferred: 3000, taken: [], inUse: [3000, 3001], expected: 3002 },
    { preferred: 3001, taken: [3001], inUse: [3002], expected: 3003 },
  ])("$preferred with $inUse in use and $taken given away is $expected", async (row) => {
    expect(await choosePort(row.preferred, new Set(row.taken), busy(...row.inUse))).toBe(row.expected);
  });

  test("says so when there is none", async () => {
    await expect(choosePort(65_535, new Set(), busy(65_535))).rejects.toThrow("No free port from 65535 on");
  });
});

describe("isFree", () => {
  let server: Server | undefined;
  afterEach(() => new Promise<void>((resolve) => (server ? server.close(() => resolve()) : resolve())));

  test.each(["127.0.0.1", "0.0.0.0", undefined])("a port held on %s is not free", async (host) => {
    const port = await anyFreePort();
    expect(await isFree(port)).toBe(true);
    await new Promise<void>((resolve) => {
      server = createServer().listen({ port, host }, resolve);
    });
    expect(await isFree(port)).toBe(false);
  });
});
