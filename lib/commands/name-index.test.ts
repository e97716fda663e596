import { expect, test, vi } from "vitest";
import { NameIndex } from "./name-index";

const settle = () => new Promise((resolve) => setImmediate(resolve));

test("names are read once, and until then any may be one", async () => {
  const read = vi.fn(async () => new Set(["hello"]));
  const index = new NameIndex({ read, now: () => 0, onError: () => undefined });
  expect(index.mayHave("1", "nothing")).toBe(true);
  expect(index.mayHave("1", "nothing")).toBe(true);
  await settle();
  expect([index.mayHave("1", "nothing"), index.mayHave("1", "hello")]).toEqual([false, true]);
  expect(read).toHaveBeenCalledTimes(1);
});

test("what changed while it was read is read again", async () => {
  const answers: ((names: Set<string>) => void)[] = [];
  const read = () => new Promise<Set<string>>((resolve) => answers.push(resolve));
  const index = new NameIndex({ read, now: () => 0, onError: () => undefined });
  index.mayHave("1", "new");
  index.forget("1");
  expect(index.mayHave("1", "new")).toBe(true);
  answers[1]?.(new Set(["new"]));
  answers[0]?.(new Set());
  await settle();
  expect(index.mayHave("1", "new")).toBe(true);
  expect(answers).toHaveLength(2);
});

test("what was read is believed for a minute, and on while it cannot be read again", async () => {
  let now = 0;
  let names = new Set(["old"]);
  const errors: unknown[] = [];
  const index = new NameIndex({
    read: async () => {
      if (names.size === 0) throw new Error("away");
      return names;
    },
    now: () => now,
    onError: (error) => errors.push(error),
  });
  index.mayHave("1", "old");
  await settle();
  names = new Set();
  now = 60_001;
  expect([index.mayHave("1", "old"), index.mayHave("1", "new")]).toEqual([true, false]);
  await settle();
  expect(errors.length).toBeGreaterThan(0);
  names = new Set(["new"]);
  index.mayHave("1", "new");
  await settle();
  expect([index.mayHave("1", "old"), index.mayHave("1", "new")]).toEqual([false, true]);
});
