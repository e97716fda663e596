import { expect, test } from "vitest";
import { inTurn } from "./in-turn";

test("one after the other, whatever each takes and whether it fails", async () => {
  const turn = inTurn();
  const log: string[] = [];
  const work =
    (name: string, steps: number, fails = false) =>
    async () => {
      log.push(`${name} begins`);
      for (let step = 0; step < steps; step += 1) await Promise.resolve();
      log.push(`${name} ends`);
      if (fails) throw new Error(name);
      return name;
    };
  const all = await Promise.allSettled([turn(work("a", 9)), turn(work("b", 5, true)), turn(work("c", 1))]);
  expect(log).toEqual(["a begins", "a ends", "b begins", "b ends", "c begins", "c ends"]);
  expect(all.map(({ status }) => status)).toEqual(["fulfilled", "rejected", "fulfilled"]);
});
