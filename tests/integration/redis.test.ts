import { setTimeout as sleep } from "node:timers/promises";
import { expect, onTestFinished, test, vi } from "vitest";
import { createRedis } from "@/lib/redis";
import { describeWithRedis, startRedis } from "../support/redis-server";

describeWithRedis("the connection to Redis", () => {
  test("is there again after an outage, which is told once and without the password", async () => {
    const server = await startRedis();
    onTestFinished(server.stop);
    const log = { info: vi.fn(), warn: vi.fn() };
    const redis = createRedis({ url: server.url, log });
    onTestFinished(redis.close);
    await redis.client.set("key", "value");

    await server.kill();
    await expect(redis.client.get("key")).rejects.toThrow();
    await expect.poll(() => log.warn.mock.calls.length).toBe(1);
    await sleep(500);
    expect(log.warn).toHaveBeenCalledTimes(1);
    await server.start();
    await expect.poll(() => redis.client.get("key").catch(() => "down")).toBe("value");
    expect(log.warn).toHaveBeenCalledTimes(1);
    await expect.poll(() => log.info.mock.calls.length).toBe(1);
  });

  test("a Redis that is not there rejects in time, keeps nothing secret in its log, and can be closed", async () => {
    const log = { info: vi.fn(), warn: vi.fn() };
    const redis = createRedis({ url: "redis://user:secret@127.0.0.1:1", log });
    const begun = Date.now();
    await expect(redis.client.get("key")).rejects.toThrow();
    expect(Date.now() - begun).toBeLessThan(60_000);
    expect(JSON.stringify(log.warn.mock.calls)).not.toContain("secret");
    redis.close();
    redis.close();
    await expect(redis.client.get("key")).rejects.toThrow();
  });
});
