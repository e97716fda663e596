import { spawnSync } from "node:child_process";
import { accessSync, constants } from "node:fs";
import { delimiter, join } from "node:path";
import { chromium } from "@playwright/test";

const NAMES = ["chromium", "chromium-browser", "google-chrome-stable", "google-chrome"];
const ON_A_MAC = [
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
  "/Applications/Chromium.app/Contents/MacOS/Chromium",
];

/** Files that may be a Chromium of this system, in order of preference. */
export function candidates(path: string, isExecutable: (file: string) => boolean): string[] {
  const folders = path.split(delimiter).filter(Boolean);
  const named = NAMES.flatMap((name) => folders.map((folder) => join(folder, name)));
  return [...named, ...ON_A_MAC].filter(isExecutable);
}

/**
 * A Chromium that starts: the one of CHROMIUM_PATH, the system's, Playwright's own (downloaded if need be),
 * or Debian's by apt when root.
 * @returns its path; undefined for Playwright's own
 * @throws Error saying how to get one
 */
export async function ensureChromium(say: (line: string) => void): Promise<string | undefined> {
  const given = process.env.CHROMIUM_PATH;
  if (given) {
    if (await starts(given)) return given;
    throw new Error(`CHROMIUM_PATH is ${given}, which does not start.`);
  }
  for (const file of candidates(process.env.PATH ?? "", isExecutable)) if (await starts(file)) return file;
  if (await starts(undefined)) return undefined;
  say("Downloading Chromium …");
  run(process.execPath, ["node_modules/@playwright/test/cli.js", "install", "--only-shell", "chromium"]);
  if (await starts(undefined)) return undefined;
  if (process.getuid?.() === 0 && isExecutable("/usr/bin/apt-get")) {
    say("Installing Debian's Chromium …");
    run("apt-get", ["update", "-qq"]);
    run("apt-get", ["install", "-y", "-qq", "--no-install-recommends", "chromium"]);
    for (const file of candidates("/usr/bin", isExecutable)) if (await starts(file)) return file;
  }
  throw new Error(
    "There is no Chromium for the end-to-end tests. Install Chromium or Chrome, or give the path of one in CHROMIUM_PATH.",
  );
}

/** Starting it is the only proof: the file may be a stub, or lack libraries. */
async function starts(executablePath: string | undefined): Promise<boolean> {
  try {
    await (await chromium.launch(executablePath ? { executablePath } : {})).close();
    return true;
  } catch {
    return false;
  }
}

function run(file: string, args: string[]): void {
  const env = {
    ...process.env,
    DEBIAN_FRONTEND: "noninteractive",
    PLAYWRIGHT_DOWNLOAD_CONNECTION_TIMEOUT: "10000",
  };
  spawnSync(file, args, { stdio: ["ignore", "inherit", "inherit"], env });
}

function isExecutable(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
