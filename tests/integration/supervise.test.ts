import { spawn } from "node:child_process";
import { once } from "node:events";
import { cp, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { identityOf } from "@/scripts/bootstrap/lock.mjs";
import { awaitLeftovers, recordRun } from "@/scripts/up/run-record";
import { killGroup, type Supervised, supervise } from "@/scripts/up/supervise";

let folder: string;
let running: Supervised | undefined;
let said: string[];
let pids: number[];

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "supervise-"));
  said = [];
  pids = [];
});
afterEach(async () => {
  await running?.stop();
  for (const pid of pids) killGroup(pid);
  await rm(folder, { recursive: true });
});

async function run(code: string): Promise<Supervised> {
  const file = join(folder, "child.mjs");
  await writeFile(file, code);
  running = supervise(
    { name: "child", args: [file], env: process.env, logFile: join(folder, "child.log") },
    { say: (line) => said.push(line), started: (_name, pid) => pids.push(pid) },
  );
  return running;
}
const log = () => readFile(join(folder, "child.log"), "utf8");
const STAY = "console.log('up'); setInterval(() => {}, 1000);";

test("a process that is killed is started again and says so", async () => {
  const child = await run(STAY);
  await expect.poll(log).toContain("up");
  process.kill(child.pid() ?? 0, "SIGKILL");
  await expect.poll(() => pids.length).toBe(2);
  expect(said).toEqual([expect.stringMatching(/child ended \(SIGKILL\), starting it again.*child\.log/)]);
});

test("stop asks politely, and the process does not come back", async () => {
  const child = await run(`${STAY} process.on("SIGTERM", () => { console.log("bye"); process.exit(0); });`);
  await expect.poll(log).toContain("up");
  await child.stop();
  expect(await log()).toContain("bye");
  expect(child.pid()).toBeUndefined();
  expect(said).toEqual([]);
  child.start();
  await expect.poll(() => pids.length).toBe(2);
});

test("a process that has never anything but crashes is told of, and stop ends the trying", async () => {
  const child = await run("process.exit(3);");
  await expect.poll(() => said.length, { timeout: 60_000 }).toBe(3);
  expect(said[2]).toMatch(/three times in a row \(code 3\)/);
  await child.stop();
  expect(pids).toHaveLength(3);
});

test("what it forks may wait for its messages", async () => {
  await run(`
    import { fork } from "node:child_process";
    if (process.argv[2] === "forked") process.on("message", (word) => process.send(word + " heard"));
    else {
      const child = fork(process.argv[1], ["forked"]).on("message", (word) => console.log(word));
      setTimeout(() => child.connected && child.send("word"), 500);
      setInterval(() => {}, 1000);
    }`);
  await expect.poll(log, { timeout: 60_000 }).toContain("word heard");
});

test("when the parent is killed with -9 the child ends, and the next start waits for it", async () => {
  const record = join(folder, "run.json");
  await writeFile(join(folder, "child.mjs"), STAY);
  const parent = join(folder, "parent.ts");
  const scripts = join(import.meta.dirname, "../../scripts/up");
  await writeFile(
    parent,
    `import { recordRun } from ${JSON.stringify(join(scripts, "run-record.ts"))};
     import { supervise } from ${JSON.stringify(join(scripts, "supervise.ts"))};
     const { started } = recordRun(${JSON.stringify(record)});
     supervise(
       { name: "child", args: [${JSON.stringify(join(folder, "child.mjs"))}], env: process.env, logFile: ${JSON.stringify(join(folder, "child.log"))} },
       { say() {}, started(name, pid) { started(name, pid); console.log(pid); } },
     );`,
  );
  const process_ = spawn(process.execPath, ["--import", "tsx", parent], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  const [line] = (await once(process_.stdout, "data")) as [Buffer];
  const pid = Number(line.toString());
  pids.push(pid);
  await expect.poll(log).toContain("up");
  process_.kill("SIGKILL");
  await awaitLeftovers(record);
  expect(identityOf(pid)).toBeUndefined();
});

test("what a run left behind and does not end is ended, another process with that pid or a copy's is not", async () => {
  const record = join(folder, "run.json");
  const stubborn = spawn(
    process.execPath,
    ["-e", "process.on('SIGTERM', () => {}); setInterval(() => {}, 1000)"],
    {
      detached: true,
    },
  );
  pids.push(stubborn.pid ?? 0);
  recordRun(record).started("stubborn", stubborn.pid ?? 0);
  const other = join(folder, "other.json");
  await writeFile(other, JSON.stringify({ file: other, processes: { web: `${process.pid} long ago` } }));
  await awaitLeftovers(other, 100);
  await cp(record, join(folder, "copied.json"));
  await awaitLeftovers(join(folder, "copied.json"), 100);
  expect(identityOf(stubborn.pid ?? 0)).toBeDefined();
  await awaitLeftovers(record, 100);
  await expect.poll(() => stubborn.signalCode).toBe("SIGKILL");
});
