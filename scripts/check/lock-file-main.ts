import { readFileSync } from "node:fs";
import { type LockFile, missingFromLock } from "./lock-file";

const missing = missingFromLock(JSON.parse(readFileSync("package-lock.json", "utf8")) as LockFile);
if (missing.length > 0) {
  console.error(`package-lock.json names packages it does not hold:\n  ${missing.join("\n  ")}`);
  process.exitCode = 1;
}
