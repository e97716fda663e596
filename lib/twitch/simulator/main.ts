import { parseArgs } from "node:util";
import { parseClock } from "@/lib/kernel/clock";
import { startSimulator } from "./start";

/**
 * The simulator as a process:
 * `main.ts [--port 3003] [--chat-port 3004] [--host 0.0.0.0] [--demo] [--seed 1] [--public-url http://…] [--app-url http://…]
 * [--broadcasters 2100] [--live 300] [--clock from=…,at=…,speed=60]`
 */
const { values } = parseArgs({
  options: {
    port: { type: "string", default: "3003" },
    "chat-port": { type: "string", default: "0" },
    host: { type: "string" },
    demo: { type: "boolean", default: false },
    seed: { type: "string", default: "1" },
    "public-url": { type: "string" },
    "app-url": { type: "string" },
    broadcasters: { type: "string", default: "2100" },
    live: { type: "string" },
    clock: { type: "string" },
  },
});

/** Without a number the demo has those on air whose habit it is, and a world that stands still 300. */
const live = values.live === undefined ? (values.demo ? undefined : 300) : wholeNumber("live");
const { host, "public-url": publicUrl, "app-url": appUrl } = values;
const simulator = await startSimulator({
  port: wholeNumber("port"),
  chatPort: wholeNumber("chat-port"),
  seed: wholeNumber("seed"),
  demo: values.demo,
  size: { broadcasters: wholeNumber("broadcasters"), live },
  ...(values.clock !== undefined && { clock: parseClock(values.clock) }),
  ...(host !== undefined && { host }),
  ...(publicUrl !== undefined && { publicUrl }),
  ...(appUrl !== undefined && { appUrl }),
});
process.stdout.write(`Twitch simulator at ${simulator.url}\n`);

for (const signal of ["SIGTERM", "SIGINT"] as const) process.once(signal, () => void simulator.stop());

function wholeNumber(name: "port" | "chat-port" | "seed" | "broadcasters" | "live"): number {
  const value = Number(values[name]);
  if (!Number.isInteger(value) || value < 0) throw new Error(`--${name} must be a whole number`);
  return value;
}
