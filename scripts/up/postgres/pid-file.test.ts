import { expect, test } from "vitest";
import { parsePidFile } from "./pid-file";

const whole = "4324\n/data/pg18\n1763697737\n55432\n\n127.0.0.1\n  2129950         0\nready   \n";

test("reads pid and port", () => {
  expect(parsePidFile(whole)).toEqual({ pid: 4324, port: 55432 });
});

test.each(["", "4324\n/data\n", "x\n/data\n1\n5432\n", "-1\n/data\n1\n5432\n", "4324\n/data\n1\n\n"])(
  "a torn file is no file: %j",
  (text) => {
    expect(parsePidFile(text)).toBeUndefined();
  },
);

test("no beginning of a file is misread as another server", () => {
  for (let length = 0; length < whole.length; length += 1) {
    const read = parsePidFile(whole.slice(0, length));
    if (read) expect(read.pid).toBe(4324);
  }
});
