import { gates } from "./gates";
import { runGates } from "./run-gates";

/** `npm run check [-- name …]`: everything that must hold before tests are worth running. */
const names = process.argv.slice(2);
const unknown = names.filter((name) => !gates.some((gate) => gate.name === name));
if (unknown.length > 0) {
  console.error(
    `No such gate: ${unknown.join(", ")}. There are: ${gates.map(({ name }) => name).join(", ")}.`,
  );
  process.exit(2);
}
const chosen = names.length === 0 ? gates : gates.filter(({ name }) => names.includes(name));
const failed = await runGates(chosen, console.log);
if (failed.length > 0) {
  console.error(`Failed: ${failed.join(", ")}`);
  process.exitCode = 1;
}
