import { randomBytes } from "node:crypto";
import { mkdirSync } from "node:fs";
import { join, resolve } from "node:path";
import { takeLock } from "../bootstrap/lock.mjs";
import { whenNpmEnds } from "../up/npm-parent";
import { choosePort } from "../up/ports";
import { installServices, rootPrefix } from "./install";
import { kafkaPlan, rabbitMqPlan, redisPlan, type ServiceName, type ServicePlan } from "./plans";
import { answers } from "./probes";
import { findPrograms, kafkaHome, RABBITMQ_SERVER, whyNot } from "./programs";
import { quietPort } from "./quiet-port";
import { type RunningService, runService } from "./run";
import { aptCommand, shoppingList } from "./shopping-list";

/** `npm run services`: Redis, RabbitMQ and Kafka for this machine, until Ctrl-C. */
const DATA = ".data/services";
const SETTINGS: Record<ServiceName, string> = {
  Redis: "REDIS_URL",
  RabbitMQ: "RABBITMQ_URL",
  Kafka: "KAFKA_BROKERS",
};
const say = (line: string) => console.log(line);
const folderOf = (name: ServiceName) => resolve(DATA, name.toLowerCase());

/** On the ports where one expects them, where those are free. */
const plans: Record<ServiceName, () => Promise<ServicePlan>> = {
  Redis: async () => redisPlan({ folder: folderOf("Redis"), port: await choosePort(6379) }),
  RabbitMQ: async () =>
    rabbitMqPlan({
      folder: folderOf("RabbitMQ"),
      ports: { amqp: await choosePort(5672), distribution: await quietPort(), mapper: await quietPort() },
      program: RABBITMQ_SERVER,
      cookie: randomBytes(16).toString("hex"),
    }),
  Kafka: async () =>
    kafkaPlan({
      folder: folderOf("Kafka"),
      ports: { broker: await choosePort(9092), controller: await quietPort() },
      home: kafkaHome(),
      clusterId: randomBytes(16).toString("base64url"),
    }),
};
const USUAL: Record<ServiceName, string> = {
  Redis: "redis://127.0.0.1:6379",
  RabbitMQ: "amqp://guest:guest@127.0.0.1:5672",
  Kafka: "127.0.0.1:9092",
};

const running: RunningService[] = [];
let stopping = false;
async function stop(): Promise<void> {
  if (stopping) return;
  stopping = true;
  say("Stopping …");
  await Promise.all(running.map((service) => service.stop()));
  process.exit();
}

/** @returns where the service is; undefined when it cannot be had */
async function serve(name: ServiceName): Promise<string | undefined> {
  if (await answers({ name, address: USUAL[name] })) {
    say(`${name} is running on this machine already; that one is used.`);
    return USUAL[name];
  }
  const reason = whyNot(name, findPrograms());
  if (reason !== undefined) return void say(`${name} ${reason}.`);
  const service = await runService(await plans[name](), { folder: folderOf(name), temporary: false });
  running.push(service);
  // Told to stop while it was starting.
  if (stopping) await service.stop();
  void service.ended.then(() => {
    if (!stopping) say(`${name} has ended by itself. The end of ${join(folderOf(name), "log")} says why.`);
  });
  return service.address;
}

async function main(): Promise<void> {
  mkdirSync(DATA, { recursive: true });
  const lock = takeLock(join(DATA, "lock"));
  if (!lock)
    throw new Error("The services are running from this folder already. Stop them first (Ctrl-C there).");
  process.once("exit", () => lock.release());
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(signal, () => void stop());
  whenNpmEnds(() => void stop());
  const { packages, forKafka } = shoppingList(findPrograms());
  const missing = [...packages, ...forKafka];
  if (missing.length > 0 && rootPrefix() === undefined)
    say(`To install what is missing: ${aptCommand(missing)}`);
  await installServices({ logFile: join(DATA, "install.log"), say });

  const found: string[] = [];
  for (const name of ["Redis", "RabbitMQ", "Kafka"] as const) {
    if (stopping) return;
    const address = await serve(name).catch((error: unknown) => {
      say(error instanceof Error ? error.message : String(error));
      return undefined;
    });
    if (address) found.push(`${SETTINGS[name]}=${address}`);
  }
  if (stopping) return;
  if (found.length > 0) say(`\nFor .env, for as many of them as you want:\n\n${found.join("\n")}\n`);
  if (running.length > 0) say(`They keep their data in ${DATA}. Ctrl-C stops them.`);
  else lock.release();
}

try {
  await main();
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
}
