import { rmSync } from "node:fs";
import { ensureBuild } from "../up/build";

/** What an image is built by: the pages, for `scripts/run/main.mjs web`. Packages and the client are there by then. */
try {
  await ensureBuild(process.cwd(), ".data/logs/build.log", console.log);
  rmSync(".next/cache", { recursive: true, force: true });
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
}
process.exit();
