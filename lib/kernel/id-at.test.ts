import { v7 as uuidv7 } from "uuid";
import { describe, expect, test } from "vitest";
import { lowestIdAt, momentOf } from "./id-at";

describe("the lowest id of a moment", () => {
  test.each([0, 1, 1_772_366_400_000, 2 ** 48 - 1])("%i ms", (ms) => {
    const bound = lowestIdAt(new Date(ms));
    expect(bound).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7000-8000-0{12}$/);
    expect(uuidv7({ msecs: ms }) >= bound).toBe(true);
    if (ms > 0) expect(uuidv7({ msecs: ms - 1 }) < bound).toBe(true);
    expect(momentOf(uuidv7({ msecs: ms })).getTime()).toBe(ms);
  });
});
