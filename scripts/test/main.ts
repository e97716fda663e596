import { NONE } from "./results";
import { prepareServices } from "./services";
import { REPORTS, steps } from "./steps";
import { type StepResult, summarise } from "./summary";

/** `npm test [-- step …]`: the gates and every test there is, all steps also when one fails. */
const names = process.argv.slice(2);
const unknown = names.filter((name) => !steps.some((step) => step.name === name));
if (unknown.length > 0) {
  console.error(
    `No such step: ${unknown.join(", ")}. There are: ${steps.map(({ name }) => name).join(", ")}.`,
  );
  process.exit(2);
}
const ci = process.env.CI === "true";
const wanted = steps.filter(({ name }) => names.length === 0 || names.includes(name));
// Whoever only checks or tests pure code needs none of them.
const withServices = wanted.some(({ services }) => services);
// Begun at once: it waits for the network while the first steps work.
const services = withServices ? prepareServices({ ci, reports: REPORTS, say: console.log }) : { notes: [] };
const results: StepResult[] = [];
for (const step of wanted) {
  if (step.services) await services;
  console.log(`\n── ${step.name} ${"─".repeat(60 - step.name.length)}`);
  const begun = Date.now();
  const outcome = await step.run().catch((error: unknown) => {
    console.error(error instanceof Error ? error.message : error);
    return { ...NONE, ok: false };
  });
  results.push({ name: step.name, ...outcome, seconds: (Date.now() - begun) / 1000 });
}
const { text, ok } = summarise(results, ci, (await services).notes);
console.log(text);
process.exit(ok ? 0 : 1);
