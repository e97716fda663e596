/** What `npm audit --json` says, as far as it is read. */
interface Report {
  vulnerabilities?: Record<string, { severity: string; range?: string }>;
}

export type Verdict =
  | { kind: "sound" }
  | { kind: "vulnerable"; packages: string[] }
  /** The registry has no audit, or cannot be reached: that says nothing about the packages. */
  | { kind: "unknown"; reason: string };

const GRAVE = ["high", "critical"];

/** Judges what an audit of the packages that go into production has said. */
export function judgeAudit(output: string): Verdict {
  const report = parsed(output);
  if (!report?.vulnerabilities) return { kind: "unknown", reason: reasonIn(output) };
  const packages = Object.entries(report.vulnerabilities)
    .filter(([, { severity }]) => GRAVE.includes(severity))
    .map(([name, { severity, range }]) => `${name} ${range ?? ""} (${severity})`);
  return packages.length === 0 ? { kind: "sound" } : { kind: "vulnerable", packages };
}

function parsed(output: string): Report | null {
  try {
    return JSON.parse(output) as Report | null;
  } catch {
    return null;
  }
}

const reasonIn = (output: string): string => {
  const { message } = (parsed(output) ?? {}) as { message?: unknown };
  return typeof message === "string" ? message : output.trim().slice(0, 200) || "no answer";
};
