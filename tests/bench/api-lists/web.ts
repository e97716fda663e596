import { once } from "node:events";
import { closeSync, openSync, readFileSync } from "node:fs";
import { spawnNode } from "@/scripts/bootstrap/child.mjs";
import { argumentsOf } from "@/scripts/run/roles.mjs";
import { ensureBuild } from "@/scripts/up/build";
import { becomesHealthy } from "@/scripts/up/healthy";
import { choosePort } from "@/scripts/up/ports";
import { testEnvironment } from "@/tests/support/env";
import { PEOPLE, twitchIdOf } from "./rows";

const FIRST_PORT = 4_600;
const HEALTHY_WITHIN_MS = 120_000;

/** The web process under test. */
export interface Web {
  url: string;
  /** The processor time it has used so far, which does not depend on what else the machine does; Linux only. */
  cpuMs(): number;
  stop(): Promise<void>;
}

const MS_PER_TICK = 10;

/** The web process as in production, over a database; operators are all who ask. Its log is kept, as there. */
export async function startWeb(databaseUrl: string): Promise<Web> {
  await ensureBuild(process.cwd(), ".data/bench/build.log", console.error);
  const port = await choosePort(FIRST_PORT, new Set());
  const url = `http://localhost:${port}`;
  const env = {
    ...process.env,
    ...testEnvironment({
      DATABASE_URL: databaseUrl,
      APP_URL: url,
      PORT: String(port),
      OPERATOR_TWITCH_IDS: Array.from({ length: PEOPLE }, (_, person) => twitchIdOf(person)).join(","),
      LOG_LEVEL: "info",
    }),
    NODE_ENV: "production" as const,
    DATABASE_POOL_SIZE: "10",
    HOST: "127.0.0.1",
  };
  const log = openSync(".data/bench/web.log", "w");
  const child = spawnNode(argumentsOf("web"), { env, stdio: ["ignore", log, log] });
  closeSync(log);
  const stop = async () => {
    const ended = once(child, "exit");
    child.kill("SIGTERM");
    await ended;
  };
  if (!(await becomesHealthy(`${url}/healthz`, HEALTHY_WITHIN_MS, new AbortController().signal))) {
    await stop();
    throw new Error("the web process does not answer; see .data/bench/web.log");
  }
  return { url, cpuMs: () => cpuMsOf(child.pid ?? 0), stop };
}

function cpuMsOf(pid: number): number {
  const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
  const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
  return (Number(fields[11]) + Number(fields[12])) * MS_PER_TICK;
}
