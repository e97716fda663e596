// node scripts/bootstrap.mjs <entry.ts> [args …]: installs what is missing, then runs the entry in this
// same process, so that its signals, terminal and exit code are this command's.
import { dirname, resolve } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";

const NEEDED = [20, 19];
const [major, minor] = process.versions.node.split(".").map(Number);
if (major < NEEDED[0] || (major === NEEDED[0] && minor < NEEDED[1])) {
  console.error(
    `Tallylight needs Node ${NEEDED.join(".")} or newer; this is ${process.versions.node}. See https://nodejs.org.`,
  );
  process.exit(1);
}

const [entry, ...args] = process.argv.slice(2);
if (!entry) {
  console.error("usage: node scripts/bootstrap.mjs <entry.ts> [args …]");
  process.exit(2);
}
const root = resolve(dirname(fileURLToPath(import.meta.url)), "..");
process.chdir(root);
// Imported only now: an older Node might not even be able to read it.
const { prepare } = await import("./bootstrap/install.mjs");
try {
  await prepare(root, (line) => console.error(line));
} catch (error) {
  console.error(error.message);
  process.exit(1);
}
process.argv = [process.argv[0], resolve(entry), ...args];
await import("tsx");
await import(pathToFileURL(resolve(entry)).href);
