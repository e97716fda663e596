import { spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { closeSync, existsSync, mkdirSync, openSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { waitForLock } from "../bootstrap/lock.mjs";
import type { ServiceName } from "./plans";
import { findPrograms, kafkaHome, whyNot } from "./programs";
import { aptInstall, kafkaProject, shoppingList } from "./shopping-list";

export interface InstallOptions {
  /** Gets the output of every program. */
  logFile: string;
  say(line: string): void;
}

/** A mirror that does not answer is not waited for. */
const IMPATIENT = ["-o", "Acquire::Retries=2", "-o", "Acquire::http::Timeout=30"];
const APT_MS = 300_000;
const MAVEN_MS = 240_000;

/**
 * Installs what is missing: Redis and RabbitMQ as Debian's packages, which needs root or a sudo that asks nothing, and
 * Kafka from Maven Central. Never rejects for what could not be had. Two at once: the second waits for the first.
 * @returns for each service why it cannot run; undefined when it can
 */
export async function installServices({
  logFile,
  say,
}: InstallOptions): Promise<Record<ServiceName, string | undefined>> {
  mkdirSync(dirname(logFile), { recursive: true });
  mkdirSync(dirname(kafkaHome()), { recursive: true });
  const log = openSync(logFile, "w");
  const lock = await waitForLock(`${dirname(kafkaHome())}.lock`, () => undefined);
  try {
    const { packages, forKafka, kafka } = shoppingList(findPrograms());
    if (packages.length + forKafka.length > 0) await installPackages(packages, forKafka, log, say);
    const trouble = kafka ? await fetchKafka(log, say) : undefined;
    const programs = findPrograms();
    return {
      Redis: whyNot("Redis", programs),
      RabbitMQ: whyNot("RabbitMQ", programs),
      Kafka: trouble ?? whyNot("Kafka", programs),
    };
  } finally {
    lock.release();
    closeSync(log);
  }
}

/** What brings root's rights: nothing, or sudo where it needs no password; undefined when there is no way. */
export function rootPrefix(): string[] | undefined {
  if (process.getuid?.() === 0) return [];
  return spawnSync("sudo", ["-n", "true"], { stdio: "ignore" }).status === 0 ? ["sudo", "-n"] : undefined;
}

async function installPackages(
  packages: string[],
  forKafka: string[],
  log: number,
  say: (line: string) => void,
): Promise<void> {
  const root = rootPrefix();
  if (root === undefined || !existsSync("/usr/bin/apt-get")) return;
  const apt = (...args: string[]) =>
    run([...root, "env", "DEBIAN_FRONTEND=noninteractive", "apt-get", ...IMPATIENT, ...args], log, APT_MS);
  say(`Installing ${[...packages, ...forKafka].join(", ")} …`);
  // A mirror that is busy once is seldom busy twice.
  if (!(await apt("update"))) await apt("update");
  if (packages.length > 0) {
    await apt(...aptInstall(packages));
    for (const unit of packages) await keepQuiet(unit, root, log);
  }
  // By itself, so that these cannot keep the others from being installed.
  if (forKafka.length > 0) await apt(...aptInstall(forKafka));
}

/** Debian starts what it installs; we run our own, and nobody asked for one of the system's. */
async function keepQuiet(unit: string, root: string[], log: number): Promise<void> {
  const stop = existsSync("/run/systemd/system")
    ? ["systemctl", "disable", "--now", unit]
    : ["service", unit, "stop"];
  await run([...root, ...stop], log, 60_000);
}

/** @returns why Kafka could not be had */
async function fetchKafka(log: number, say: (line: string) => void): Promise<string | undefined> {
  if (!findPrograms().maven) return "is not installed, and there is no Maven to fetch it";
  say("Fetching Kafka from Maven Central …");
  const home = kafkaHome();
  const draft = `${home}.new-${process.pid}`;
  mkdirSync(draft, { recursive: true });
  const project = join(draft, "pom.xml");
  writeFileSync(project, kafkaProject());
  const copy = ["dependency:copy-dependencies", "-DincludeScope=runtime", `-DoutputDirectory=${draft}`];
  const fetched = await run(["mvn", "-B", "-q", "-f", project, ...copy], log, MAVEN_MS);
  // By its name only when it is whole.
  if (fetched) renameSync(draft, home);
  rmSync(draft, { recursive: true, force: true });
  return fetched ? undefined : "could not be fetched from Maven Central";
}

/** Whether the program ended well and in time. Asked to end when it takes longer. */
function run([program = "", ...args]: string[], log: number, withinMs: number): Promise<boolean> {
  const child = spawn(program, args, {
    stdio: ["ignore", log, log],
    timeout: withinMs,
    killSignal: "SIGKILL",
  });
  return once(child, "exit").then(
    ([code]) => code === 0,
    () => false,
  );
}
