import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { homedir } from "node:os";
import { delimiter, join } from "node:path";
import type { ServiceName } from "./plans";

/** Needs Java 17: https://kafka.apache.org/documentation/#java */
export const KAFKA = { version: "4.1.2", scala: "2.13", java: 17 };
/** Not Debian's wrapper of the same name, which wants to be root and become the system's RabbitMQ. */
export const RABBITMQ_SERVER = "/usr/lib/rabbitmq/bin/rabbitmq-server";

/** What this machine has. */
export interface Programs {
  redis: boolean;
  rabbitMq: boolean;
  /** Major version; undefined when there is none. */
  java: number | undefined;
  maven: boolean;
  kafka: boolean;
}

/** Where Kafka's jars are, outside any checkout: they are the same for all. There only when whole. */
export const kafkaHome = (): string =>
  join(process.env.XDG_CACHE_HOME || join(homedir(), ".cache"), "tallylight", "kafka", KAFKA.version);

/** Looks at this machine; takes a moment only where Java is. */
export function findPrograms(): Programs {
  return {
    redis: onPath("redis-server"),
    rabbitMq: existsSync(RABBITMQ_SERVER) && onPath("epmd"),
    java: onPath("java") ? javaVersion() : undefined,
    maven: onPath("mvn"),
    kafka: existsSync(kafkaHome()),
  };
}

/** Why a service cannot run here, in words that follow its name; undefined when it can. */
export function whyNot(name: ServiceName, programs: Programs): string | undefined {
  if (name === "Redis") return programs.redis ? undefined : "is not installed";
  if (name === "RabbitMQ") return programs.rabbitMq ? undefined : "is not installed";
  if (programs.java === undefined) return "needs Java, which is not installed";
  if (programs.java < KAFKA.java) return `needs Java ${KAFKA.java}, and this is ${programs.java}`;
  return programs.kafka ? undefined : "is not installed";
}

/** Major version in what `java -version` says; "1.8" is 8. */
export function parseJavaVersion(text: string): number | undefined {
  const [, first, second] = /version "(\d+)(?:\.(\d+))?/.exec(text) ?? [];
  return first === undefined ? undefined : Number(first === "1" ? second : first);
}

function javaVersion(): number | undefined {
  const run = spawnSync("java", ["-version"], { encoding: "utf8", timeout: 20_000 });
  return parseJavaVersion(run.stderr ?? "");
}

/** Debian keeps servers in sbin, which is on the path of root only. */
function onPath(program: string): boolean {
  return (process.env.PATH ?? "").split(delimiter).some((folder) => existsSync(join(folder, program)));
}
