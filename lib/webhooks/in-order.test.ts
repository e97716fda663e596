import fc from "fast-check";
import { expect, test } from "vitest";
import { sendInOrder } from "./in-order";

interface Item {
  key: string;
  /** How many turns of the loop it takes. */
  turns: number;
  fails: boolean;
}

const items = fc.array(
  fc.record({
    key: fc.constantFrom("a", "b", "c", "d"),
    turns: fc.integer({ min: 0, max: 4 }),
    fails: fc.boolean(),
  }),
  { maxLength: 30 },
);
const seldom = (item: Item, place: number): Item => ({ ...item, fails: item.fails && place % 7 === 3 });

test("what is through begins at the first without a gap, and no key's items overtake each other", async () => {
  await fc.assert(
    fc.asyncProperty(items, fc.integer({ min: 1, max: 8 }), async (drawn, limit) => {
      const batch = drawn.map(seldom);
      const through: number[] = [];
      const under = new Set<string>();
      const { upTo, stop } = await sendInOrder([...batch.entries()], {
        keyOf: ([, { key }]) => key,
        limit,
        async send([place, { key, turns, fails }]) {
          expect(under.has(key)).toBe(false);
          under.add(key);
          expect(under.size).toBeLessThanOrEqual(limit);
          for (let turn = 0; turn < turns; turn += 1) await new Promise((go) => setImmediate(go));
          under.delete(key);
          if (fails) return place;
          through.push(place);
          return undefined;
        },
      });
      const failing = batch.findIndex(({ fails }) => fails);
      expect(upTo).toBe(failing < 0 ? batch.length : failing);
      expect(stop).toBe(failing < 0 ? undefined : failing);
      expect(through.filter((place) => place < upTo).length).toBe(upTo);
      for (const key of ["a", "b", "c", "d"]) {
        const places = through.filter((place) => batch[place]?.key === key);
        expect(places).toEqual(places.toSorted((one, other) => one - other));
      }
    }),
  );
});

test("what is thrown ends all, but not before what is under way has ended", async () => {
  let ended = 0;
  const sending = sendInOrder(["a", "b", "c", "d"], {
    keyOf: (item) => item,
    limit: 2,
    async send(item) {
      if (item === "a") throw new Error("gone");
      await new Promise((go) => setTimeout(go, 5));
      ended += 1;
      return undefined;
    },
  });
  await expect(sending).rejects.toThrow("gone");
  expect(ended).toBe(1);
});

test("different keys go side by side", async () => {
  let under = 0;
  let most = 0;
  await sendInOrder(["a", "b", "c", "a", "b", "c"], {
    keyOf: (item) => item,
    limit: 8,
    async send() {
      under += 1;
      most = Math.max(most, under);
      await new Promise((go) => setImmediate(go));
      under -= 1;
      return undefined;
    },
  });
  expect(most).toBe(3);
});
