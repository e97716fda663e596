// Child processes that end when this one does, also when it is killed with -9.
import { spawn } from "node:child_process";
import { fileURLToPath } from "node:url";

const PRELOAD = fileURLToPath(new URL("./die-with-parent.mjs", import.meta.url));

export function spawnNode(args, options) {
  return spawn(process.execPath, ["--import", PRELOAD, ...args], {
    ...options,
    env: { ...options.env, TALLYLIGHT_DIES_WITH_PARENT: "1" },
    stdio: [...options.stdio, "ipc"],
  });
}
