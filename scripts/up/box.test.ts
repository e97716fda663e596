import { expect, test } from "vitest";
import { box, welcome } from "./box";

test("all lines of a box have one width", () => {
  const lines = box(["short", "a longer line", ""]).split("\n");
  expect(new Set(lines.map((line) => line.length)).size).toBe(1);
  expect(lines).toHaveLength(5);
});

test("says what to do with the simulator, and not a word of it without", () => {
  const system = { appUrl: "http://localhost:3000", logs: ".data/logs" };
  expect(welcome({ ...system, simulatorUrl: "http://localhost:3003" })).toMatch(
    /as Vera(.|\n)*localhost:3003/,
  );
  expect(welcome({ ...system, simulatorUrl: undefined })).not.toMatch(/Vera|simulat/i);
});
