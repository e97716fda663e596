import { type ChildProcess, fork } from "node:child_process";
import { createServer } from "node:net";
import { join } from "node:path";
import { testEnvironment } from "@/tests/support/env";
import { APP_URL } from "@/tests/support/realtime";
import type { FromSockets, ToSockets } from "./sockets";

const ROOT = join(import.meta.dirname, "../../..");

function start(file: string, env: Record<string, string>): ChildProcess {
  return fork(join(ROOT, file), {
    cwd: ROOT,
    execArgv: ["--import", "tsx"],
    env: { NODE_ENV: "test", ...env },
  });
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  if (address === null || typeof address === "string") throw new Error("no free port");
  return address.port;
}

export interface BenchProcess {
  url: string;
  stop(): void;
}

/** The real sidecar, as `npm start` runs it, once it is ready. */
export async function startSidecarProcess(databaseUrl: string): Promise<BenchProcess> {
  const port = await freePort();
  const url = `http://localhost:${port}`;
  const child = start(
    "lib/realtime/server/main.ts",
    testEnvironment({ DATABASE_URL: databaseUrl, REALTIME_PORT: String(port), APP_URL }),
  );
  const isReady = () =>
    fetch(`${url}/health/ready`).then(
      ({ ok }) => ok,
      () => false,
    );
  while (!(await isReady())) {
    if (child.exitCode !== null) throw new Error(`the sidecar ended with ${child.exitCode}`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  return { url, stop: () => void child.kill() };
}

export interface SocketsProcess {
  open(url: string, tokens: string[]): Promise<void>;
  /** When each event reached each socket: [seq, ms since the epoch] pairs, flat. */
  arrivals(): Promise<number[]>;
  stop(): void;
}

export function startSocketsProcess(): SocketsProcess {
  const child = start("tests/bench/realtime/sockets.ts", {});
  const ask = (question: ToSockets) =>
    new Promise<FromSockets>((resolve, reject) => {
      child.once("exit", () => reject(new Error("the sockets' process ended")));
      child.once("message", (answer: FromSockets) => {
        child.removeAllListeners("exit");
        resolve(answer);
      });
      child.send(question);
    });
  return {
    async open(url, tokens) {
      await ask({ open: { url, origin: APP_URL, tokens } });
    },
    async arrivals() {
      const answer = await ask({ report: true });
      return "arrivals" in answer ? answer.arrivals : [];
    },
    stop: () => void child.kill(),
  };
}
