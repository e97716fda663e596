import { describe, expect, test, vi } from "vitest";
import { createGroupWriter } from "./outcome-writer";

/** A write that ends when it is told to. */
function slowWrites() {
  const groups: number[][] = [];
  const ends: { resolve: () => void; reject: (error: Error) => void }[] = [];
  const write = (group: number[]) =>
    new Promise<void>((resolve, reject) => {
      groups.push(group);
      ends.push({ resolve, reject });
    });
  return { groups, ends, write };
}
const nothing = { onWritten: () => undefined, onFailure: () => undefined };

describe("writing in groups", () => {
  test("what comes while one group is written is the next", async () => {
    const { groups, ends, write } = slowWrites();
    const written: number[] = [];
    const writer = createGroupWriter(write, { ...nothing, onWritten: (group) => written.push(...group) });
    for (const n of [1, 2, 3]) writer.add(n);
    ends[0]?.resolve();
    await vi.waitFor(() => expect(groups).toHaveLength(2));
    ends[1]?.resolve();
    expect(await writer.finish(1_000)).toBe(true);
    expect(groups).toEqual([[1], [2, 3]]);
    expect(written).toEqual([1, 2, 3]);
    writer.add(4);
    expect(groups.at(-1)).toEqual([4]);
  });

  test("a group that could not be written is written again, before any other", async () => {
    const { groups, ends, write } = slowWrites();
    const failures: unknown[] = [];
    const writer = createGroupWriter(write, { ...nothing, onFailure: (error) => failures.push(error) });
    writer.add(1);
    writer.add(2);
    ends[0]?.reject(new Error("no database"));
    await vi.waitFor(() => expect(writer.isStuck()).toBe(true));
    await vi.waitFor(() => expect(groups).toEqual([[1], [1]]), { timeout: 2_000 });
    ends[1]?.resolve();
    await vi.waitFor(() => expect(groups).toEqual([[1], [1], [2]]));
    expect(writer.isStuck()).toBe(false);
    expect(failures).toHaveLength(1);
  });

  test("is not waited for longer than asked", async () => {
    const writer = createGroupWriter(() => new Promise<void>(() => undefined), nothing);
    writer.add(1);
    expect(await writer.finish(20)).toBe(false);
    expect(await createGroupWriter(async () => undefined, nothing).finish(20)).toBe(true);
  });
});
