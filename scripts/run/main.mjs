// node scripts/run/main.mjs <web | realtime | worker | bot | migrate | all>: one process of an instance in production,
// as containers and service managers want it: in the foreground, its words to the terminal, its exit code ours. It
// expects that everything is installed and built, and makes up nothing: what is not set is named.
import { existsSync } from "node:fs";
import { dirname, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { spawnNode } from "../bootstrap/child.mjs";
import { argumentsOf, ROLES } from "./roles.mjs";

process.chdir(resolve(dirname(fileURLToPath(import.meta.url)), "../.."));
if (existsSync(".env")) process.loadEnvFile(".env");
const env = { ...process.env, NODE_ENV: "production", NEXT_TELEMETRY_DISABLED: "1" };
const args = argumentsOf(process.argv[2]);
if (!args) {
  console.error(`usage: node scripts/run/main.mjs <${ROLES.join(" | ")}>`);
  process.exit(2);
}

const child = spawnNode(args, { env, stdio: ["inherit", "inherit", "inherit"] });
// The one that is asked to end is this one: number 1 of a container gets no signal that it does not listen for.
const SIGNALS = { SIGTERM: 15, SIGINT: 2, SIGHUP: 1 };
let asked;
for (const signal of Object.keys(SIGNALS)) {
  process.on(signal, () => {
    asked = signal;
    child.kill(signal === "SIGHUP" ? "SIGTERM" : signal);
  });
}
child.once("error", (error) => {
  console.error(error.message);
  process.exit(1);
});
child.once("exit", (code, signal) => {
  // Who was asked to end and did has not failed, whatever code Next has for it.
  const ended = signal === "SIGTERM" || signal === "SIGINT" || code === 130 || code === 143;
  process.exit(asked && ended ? 0 : (code ?? 1));
});
