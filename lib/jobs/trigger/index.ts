import { hostname } from "node:os";
import type { AnyTask } from "@trigger.dev/sdk";
import { db } from "@/lib/db/client";
import { senders } from "@/lib/deliveries";
import { now } from "@/lib/env/clock";
import { env } from "@/lib/env/server";
import { logger } from "@/lib/log";
import { twitch } from "@/lib/twitch";
import { planTriggerTasks } from "../core/plan-trigger-tasks";
import { createJobs } from "../handlers";
import { createLedger } from "../ledger";
import { timetable } from "../timetable";
import { askForSlot } from "./ask-for-slot";
import { defineTasks, type TaskWork } from "./define-tasks";
import { doToTheEnd } from "./do-to-the-end";
import { createTaskWork } from "./work";

/**
 * Every job of the timetable as tasks of Trigger.dev, with the settings of this environment: to be called once
 * by a file under trigger/.
 * @throws Error listing the settings that are missing or wrong, which ends a deployment before it begins
 */
export function defineJobTasks(): AnyTask[] {
  const config = env();
  return defineTasks(planTriggerTasks(Object.values(timetable(config)), config.TRIGGER_WATCHDOG_CRON), {
    doRun: (...run) => work().doRun(...run),
    doSlot: (...slot) => work().doSlot(...slot),
    doLink: (...link) => work().doLink(...link),
    mendChains: () => work().mendChains(),
  });
}

let made: TaskWork | undefined;

/** Made by the first run: who only reads which tasks there are opens no database. */
function work(): TaskWork {
  made ??= createWork();
  return made;
}

function createWork(): TaskWork {
  const log = logger("trigger");
  const jobs = createJobs({ pool: db(), twitch: twitch(), env: env(), senders: senders(), log });
  const worker = `trigger ${hostname()}:${process.pid}`;
  const ledger = createLedger({ pool: db(), worker, engine: "trigger", jobs, clock: now });
  return createTaskWork({
    jobs,
    ledger,
    run: (job, claim, signal) => doToTheEnd({ ledger, clock: now, log }, job, claim, signal),
    ask: askForSlot,
    clock: now,
    log,
  });
}
