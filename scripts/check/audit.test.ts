import { expect, test } from "vitest";
import { judgeAudit } from "./audit";

const report = (severity: string) =>
  JSON.stringify({ vulnerabilities: { left: { severity, range: "<1.2" }, right: { severity: "low" } } });

test.each([
  ["nothing is known", JSON.stringify({ vulnerabilities: {} }), { kind: "sound" }],
  ["a moderate one", report("moderate"), { kind: "sound" }],
  ["a high one", report("high"), { kind: "vulnerable", packages: ["left <1.2 (high)"] }],
  ["a critical one", report("critical"), { kind: "vulnerable", packages: ["left <1.2 (critical)"] }],
  [
    "a registry without audits",
    JSON.stringify({ message: "405 Method Not Allowed", error: {} }),
    { kind: "unknown", reason: "405 Method Not Allowed" },
  ],
  ["no network", "npm error ENOTFOUND", { kind: "unknown", reason: "npm error ENOTFOUND" }],
  ["silence", "", { kind: "unknown", reason: "no answer" }],
  ["null", "null", { kind: "unknown", reason: "null" }],
])("%s", (_what, output, verdict) => expect(judgeAudit(output)).toEqual(verdict));
