// node guard.mjs '{"command":[…],"forgets":"…"}': runs a program in a process group of its own, which ends when
// whoever started this ends, however that ends: the IPC channel closes then. `forgets` is a folder of a test, removed
// in that case. The parent says which signal to send.
import { spawn } from "node:child_process";
import { rmSync } from "node:fs";

const { command, forgets } = JSON.parse(process.argv[2]);
const [program, ...args] = command;
// A group, because a service is several processes (RabbitMQ brings epmd along), and not ours: Ctrl-C is the parent's.
const child = spawn(program, args, { detached: true, stdio: ["ignore", "inherit", "inherit"] });
let orphaned = false;

const signalGroup = (signal) => {
  try {
    if (child.pid) process.kill(-child.pid, signal);
  } catch (error) {
    if (error.code !== "ESRCH") throw error;
  }
};

process.on("message", signalGroup);
process.once("disconnect", () => {
  orphaned = true;
  signalGroup("SIGKILL");
});
for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.on(signal, () => undefined);

child.once("error", (error) => {
  console.error(error.message);
  process.exit(127);
});
child.once("exit", (code) => {
  signalGroup("SIGKILL");
  if (orphaned && forgets) rmSync(forgets, { recursive: true, force: true });
  process.exit(code ?? 1);
});
