import { spawnSync } from "node:child_process";
import { judgeAudit } from "./audit";

const args = ["audit", "--omit=dev", "--audit-level=high", "--json"];
const { stdout } = spawnSync("npm", args, { encoding: "utf8", timeout: 60_000, maxBuffer: 64 * 1024 * 1024 });
const verdict = judgeAudit(stdout ?? "");
if (verdict.kind === "unknown")
  console.log(`note: skipped, the registry was not to be asked: ${verdict.reason}`);
if (verdict.kind === "vulnerable") {
  console.error(`Packages with known weaknesses:\n  ${verdict.packages.join("\n  ")}`);
  process.exitCode = 1;
}
