import { once } from "node:events";
import { closeSync, existsSync, mkdirSync, openSync, readFileSync, rmSync } from "node:fs";
import { dirname, join } from "node:path";
import { spawnNode } from "../bootstrap/child.mjs";
import { waitForLock } from "../bootstrap/lock.mjs";
import { sourcesFingerprint } from "./build-sources";
import { replaceFile } from "./write-file";

/** Whether `.next` holds a whole build of the sources as they are. */
export function isBuilt(root: string): boolean {
  return existsSync(join(root, ".next/BUILD_ID")) && readStamp(root) === sourcesFingerprint(root);
}

/**
 * Builds the pages when the sources changed since the last whole build. The stamp is removed first and
 * written last: a build that failed or was killed is never taken for one.
 * @throws Error with the end of the build's output
 */
export async function ensureBuild(root: string, logFile: string, say: (line: string) => void): Promise<void> {
  const lock = await waitForLock(join(root, ".data/build.lock"), (pid) =>
    say(`Another command (pid ${pid}) is building; waiting for it.`),
  );
  try {
    if (isBuilt(root)) return;
    say("Building the pages …");
    const fingerprint = sourcesFingerprint(root);
    rmSync(stampOf(root), { force: true });
    // What a past `next dev` wrote is type-checked too, and may name pages that are gone by now.
    rmSync(join(root, ".next/dev/types"), { recursive: true, force: true });
    if ((await build(root, logFile)) !== 0 || !existsSync(join(root, ".next/BUILD_ID"))) {
      throw new Error(`The build failed. The end of ${logFile}:\n\n${lastLines(logFile)}`);
    }
    // Who runs what was built, in an image, is not who built it.
    replaceFile(stampOf(root), fingerprint, 0o644);
  } finally {
    lock.release();
  }
}

const stampOf = (root: string): string => join(root, ".next/sources");

function readStamp(root: string): string | undefined {
  return existsSync(stampOf(root)) ? readFileSync(stampOf(root), "utf8") : undefined;
}

/** Next checks the types of tests too, and those of their client of the API are made. */
const STEPS = [
  ["--import", "tsx", "scripts/api-types/main.ts"],
  ["node_modules/next/dist/bin/next", "build"],
];

async function build(root: string, logFile: string): Promise<number | null> {
  mkdirSync(dirname(logFile), { recursive: true });
  const log = openSync(logFile, "w");
  try {
    for (const step of STEPS) {
      const env = { ...process.env, NODE_ENV: "production", NEXT_TELEMETRY_DISABLED: "1" } as const;
      const child = spawnNode(step, { cwd: root, env, stdio: ["ignore", log, log] });
      const [code] = (await once(child, "exit")) as [number | null];
      if (code !== 0) return code;
    }
    return 0;
  } finally {
    closeSync(log);
  }
}

const lastLines = (file: string): string =>
  readFileSync(file, "utf8").trimEnd().split("\n").slice(-40).join("\n");
