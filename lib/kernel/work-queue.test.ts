import { expect, test } from "vitest";
import { WorkQueue } from "./work-queue";

/** Work that ends when it is told to. */
function held(begun: string[], name: string) {
  let end: () => void = () => undefined;
  const done = new Promise<void>((resolve) => {
    end = resolve;
  });
  const work = () => {
    begun.push(name);
    return done;
  };
  return { work, end };
}
const settle = () => new Promise((resolve) => setImmediate(resolve));

test("a flooded channel holds up no other, and what it has too much of is refused", async () => {
  const begun: string[] = [];
  const queue = new WorkQueue({ atOnce: 3, atOncePerChannel: 2, waitingPerChannel: 2 });
  const flood = ["a1", "a2", "a3", "a4", "a5"].map((name) => held(begun, name));
  expect(flood.map(({ work }) => queue.add("a", work))).toEqual([true, true, true, true, false]);
  const other = held(begun, "b1");
  expect(queue.add("b", other.work)).toBe(true);
  expect(begun).toEqual(["a1", "a2", "b1"]);
  flood[0]?.end();
  await settle();
  expect(begun).toEqual(["a1", "a2", "b1", "a3"]);
  for (const { end } of [...flood, other]) end();
  await settle();
  expect(begun).toEqual(["a1", "a2", "b1", "a3", "a4"]);
});

test("stopping does what waits, when asked to", async () => {
  const begun: string[] = [];
  const queue = new WorkQueue({ atOnce: 1, atOncePerChannel: 1, waitingPerChannel: 5 });
  const [first, second] = [held(begun, "first"), held(begun, "second")];
  queue.add("a", first.work);
  queue.add("a", second.work);
  const stopping = queue.stop({ finish: true });
  first.end();
  second.end();
  await stopping;
  expect(begun).toEqual(["first", "second"]);
});

test("stopping waits for what is under way and begins nothing that waits", async () => {
  const begun: string[] = [];
  const queue = new WorkQueue({ atOnce: 1, atOncePerChannel: 1, waitingPerChannel: 5 });
  const first = held(begun, "first");
  queue.add("a", first.work);
  queue.add("a", held(begun, "second").work);
  let stopped = false;
  const stopping = queue.stop({ finish: false }).then(() => {
    stopped = true;
  });
  await settle();
  expect(stopped).toBe(false);
  first.end();
  await stopping;
  expect(begun).toEqual(["first"]);
  expect(queue.add("a", held(begun, "third").work)).toBe(false);
});
