import { randomBytes } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, test } from "vitest";
import { notRun } from "@/scripts/services/not-run";
import {
  kafkaPlan,
  rabbitMqPlan,
  redisPlan,
  type ServiceName,
  type ServicePlan,
} from "@/scripts/services/plans";
import { findPrograms, kafkaHome, RABBITMQ_SERVER, whyNot } from "@/scripts/services/programs";
import { quietPort } from "@/scripts/services/quiet-port";
import { type RunningService, runService } from "@/scripts/services/run";

/** A service of one test's own. */
export interface TestService {
  address: string;
  /** Where its data is. */
  folder: string;
  /** kill -9: whoever is connected learns it by a reset. Resolves when it is gone. */
  kill(): Promise<void>;
  /** Runs it again on the same ports and data. Resolves when it answers. */
  start(): Promise<void>;
  /** Ends it for good and removes its data. */
  stop(): Promise<void>;
}

const ATTEMPTS = 3;

const plans: Record<ServiceName, (folder: string) => Promise<ServicePlan>> = {
  Redis: async (folder) => redisPlan({ folder, port: await quietPort() }),
  RabbitMQ: async (folder) => {
    const ports = { amqp: await quietPort(), distribution: await quietPort(), mapper: await quietPort() };
    return rabbitMqPlan({ folder, ports, program: RABBITMQ_SERVER, cookie: randomBytes(16).toString("hex") });
  },
  Kafka: async (folder) => {
    const ports = { broker: await quietPort(), controller: await quietPort() };
    return kafkaPlan({ folder, ports, home: kafkaHome(), clusterId: randomBytes(16).toString("base64url") });
  },
};

/** Starts a service on free ports with data in a temporary folder. It does not outlive the process of the test. */
export async function startService(name: ServiceName): Promise<TestService> {
  const { plan, folder, running: first } = await firstStart(name);
  let running = first;
  return {
    address: plan.address,
    folder,
    kill: () => running.kill(),
    async start() {
      if (!running.alive()) running = await runService(plan, { folder, temporary: true });
    },
    async stop() {
      await running.kill();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** Another program may take a port between our look and its use: then with others. */
async function firstStart(name: ServiceName) {
  for (let attempt = 1; ; attempt += 1) {
    const folder = mkdtempSync(join(tmpdir(), `tallylight-${name.toLowerCase()}-`));
    const plan = await plans[name](folder);
    try {
      const running: RunningService = await runService(plan, { folder, temporary: true });
      return { plan, folder, running };
    } catch (error) {
      rmSync(folder, { recursive: true, force: true });
      if (attempt === ATTEMPTS) throw error;
    }
  }
}

/**
 * A `describe` of tests that need a service: skipped where it is not installed, with the reason in its title. In CI
 * that would hide that nothing was tested, so there it fails; but for Kafka, which CI may not be able to get.
 */
export function describeWith(name: ServiceName) {
  return (title: string, tests: () => void): void => {
    const reason = whyNot(name, findPrograms());
    if (reason === undefined) return void describe(title, tests);
    if (process.env.CI !== "true" || name === "Kafka")
      return void describe.skip(`${title} ${notRun(`${name} ${reason}`)}`, tests);
    describe(title, () => {
      test(`${name} is there`, () => {
        throw new Error(`${name} ${reason}. The log of its installation: .data/test/services.log`);
      });
    });
  };
}
