import { spawn } from "node:child_process";
import { once } from "node:events";
import type { Gate } from "./gates";

/**
 * Runs the gates one after the other, all of them also when one fails, so that one run shows everything.
 * Only failures are shown with their output, and of what holds the notes: lines that begin with "note: ".
 * @returns the names of those that failed
 */
export async function runGates(gates: Gate[], print: (text: string) => void): Promise<string[]> {
  const failed: string[] = [];
  for (const gate of gates) {
    const begun = Date.now();
    const { output, notes } = await firstFailure(gate.commands);
    const seconds = ((Date.now() - begun) / 1000).toFixed(1);
    print(`${output === undefined ? "✓" : "✗"} ${gate.name} (${seconds} s)`);
    for (const note of notes) print(`  ${note}`);
    if (output === undefined) continue;
    print(`${output.trimEnd()}\n  To fix: ${gate.fix}\n`);
    failed.push(gate.name);
  }
  return failed;
}

async function firstFailure(commands: string[][]): Promise<{ output?: string; notes: string[] }> {
  const notes: string[] = [];
  for (const args of commands) {
    const { code, output } = await run(args);
    if (code !== 0) return { output: output || `node ${args.join(" ")} ended with code ${code}`, notes };
    notes.push(...output.split("\n").filter((line) => line.startsWith("note: ")));
  }
  return { notes };
}

async function run(args: string[]): Promise<{ code: number | null; output: string }> {
  const child = spawn(process.execPath, args, { stdio: ["ignore", "pipe", "pipe"] });
  let output = "";
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding("utf8").on("data", (part: string) => {
      output += part;
    });
  }
  const [code] = (await once(child, "close")) as [number | null];
  return { code, output };
}
