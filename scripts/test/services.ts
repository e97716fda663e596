import { readFileSync } from "node:fs";
import { join } from "node:path";
import { installServices } from "../services/install";
import type { ServiceName } from "../services/plans";
import { findPrograms, whyNot } from "../services/programs";

export interface ServicesFound {
  /** Says what became of each, for the end of the run. */
  notes: string[];
}

const NAMES: readonly ServiceName[] = ["Redis", "RabbitMQ", "Kafka"];

/**
 * Makes Redis, RabbitMQ and Kafka ready for the tests that start them: in CI they are installed, elsewhere what is
 * there is used. Never rejects: the tests themselves say what they could not find.
 */
export async function prepareServices(options: {
  ci: boolean;
  reports: string;
  say(line: string): void;
}): Promise<ServicesFound> {
  const { ci, reports, say } = options;
  const logFile = join(reports, "services.log");
  if (!ci) return { notes: notesOn(look(), ci) };
  try {
    const reasons = await installServices({ logFile, say });
    if (NAMES.some((name) => reasons[name] !== undefined))
      say(`The end of ${logFile}:\n${readFileSync(logFile, "utf8").split("\n").slice(-20).join("\n")}`);
    return { notes: notesOn(reasons, ci) };
  } catch (error) {
    say(`The services could not be installed: ${error instanceof Error ? error.message : error}`);
    return { notes: notesOn(look(), ci) };
  }
}

function look(): Record<ServiceName, string | undefined> {
  const programs = findPrograms();
  return Object.fromEntries(NAMES.map((name) => [name, whyNot(name, programs)])) as Record<
    ServiceName,
    string | undefined
  >;
}

/** A line for each service: its tests ran, or why not. In CI only Kafka's may be left out. */
export function notesOn(reasons: Record<ServiceName, string | undefined>, ci: boolean): string[] {
  return NAMES.map((name) => {
    const reason = reasons[name];
    if (reason === undefined) return `tests with ${name}: run`;
    const fails = ci && name !== "Kafka";
    return `tests with ${name}: ${fails ? "failed" : "skipped"}, because it ${reason}${ci ? "" : " (npm run services)"}`;
  });
}
