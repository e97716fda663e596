import { expect, test } from "vitest";
import type { Db } from "@/lib/db/client";
import { createDemand } from "./demand";

test("is asked at most every two seconds, and heeds what was changed since", async () => {
  let [asked, chosen, now] = [0, false, 10_000];
  const answer = async () => {
    asked += 1;
    return { rows: [{ chosen }] };
  };
  const wanted = createDemand({ query: answer } as unknown as Db, "chat.message", () => now);
  for (let batch = 0; batch < 100; batch += 1) expect(await wanted()).toBe(false);
  expect(asked).toBe(1);
  [chosen, now] = [true, now + 1_999];
  expect(await wanted()).toBe(false);
  now += 1;
  expect(await wanted()).toBe(true);
  expect(asked).toBe(2);
});

test("is asked again after it could not be", async () => {
  let away = true;
  const answer = async () => {
    if (away) throw new Error("away");
    return { rows: [{ chosen: true }] };
  };
  const wanted = createDemand({ query: answer } as unknown as Db, "chat.message", () => 0);
  await expect(wanted()).rejects.toThrow("away");
  away = false;
  expect(await wanted()).toBe(true);
});
