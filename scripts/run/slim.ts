import { readdirSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { keptPackages, type LockedPackages } from "./kept-packages";
import { isOnlyToBuild, ONLY_TO_BUILD } from "./only-to-build";

/** Takes out of node_modules what no process of an instance needs, while an image is made. */
const { packages } = JSON.parse(readFileSync("package-lock.json", "utf8")) as { packages: LockedPackages };
const kept = keptPackages(packages, new Set(ONLY_TO_BUILD));
for (const folder of Object.keys(packages))
  if (folder !== "" && !kept.has(folder)) rmSync(folder, { recursive: true, force: true });
for (const path of readdirSync("node_modules", { recursive: true, encoding: "utf8" }))
  if (isOnlyToBuild(path)) rmSync(join("node_modules", path), { recursive: true, force: true });
