import { expect, test } from "vitest";
import { gates } from "./gates";
import { runGates } from "./run-gates";

const says = (text: string, code: number) => [
  "-e",
  `console.log(${JSON.stringify(text)}); process.exit(${code})`,
];

test("runs every gate, stops within one at the first failure, and prints the fix", async () => {
  const printed: string[] = [];
  const failed = await runGates(
    [
      { name: "first", commands: [says("fine", 0)], fix: "nothing" },
      { name: "second", commands: [says("broken", 1), says("never", 0)], fix: "mend it" },
      { name: "third", commands: [says("fine", 0)], fix: "nothing" },
    ],
    (text) => printed.push(text),
  );
  expect(failed).toEqual(["second"]);
  const all = printed.join("\n");
  expect(all).toMatch(/✓ first .*\n✗ second .*\nbroken\n {2}To fix: mend it\n\n✓ third/);
  expect(all).not.toMatch(/fine|never/);
});

test("a gate that is killed has not held", async () => {
  const commands = [["-e", "process.kill(process.pid, 'SIGKILL')"]];
  expect(await runGates([{ name: "killed", commands, fix: "" }], () => undefined)).toEqual(["killed"]);
});

test("gates have names of their own", () => {
  expect(new Set(gates.map(({ name }) => name)).size).toBe(gates.length);
});
